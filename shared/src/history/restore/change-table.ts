/** A table of minutes that was another: cell by cell, row by row, and only what differs. */
import type * as Y from 'yjs'
import type { Table, TableCell } from '../../documents/minutes-record.js'
import { makeCell, makeCellParagraph, makeRow } from '../../documents/write-minutes.js'
import type { BlockId } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import { textKeys } from '../origins.js'
import { changeParagraphs } from './change-paragraphs.js'
import type { LiveTexts } from './live-texts.js'
import { pairUp } from './pair-up.js'
import { cellsIn, rowsIn } from './record-texts.js'
import { lengthOf } from './script.js'

export interface TableChange {
  id: BlockId
  language: Language
  element: Y.XmlElement
  before: Table
  after: Table
  /** As it stands. */
  now: Table
}

/** @returns what is left to do once the texts are changed; null: somebody gave it another form since, and so does this */
export function changeTable(texts: LiveTexts, change: TableChange): (() => void) | null {
  const { before, after, now } = change
  if (formOf(before) === formOf(after)) {
    changeCells(texts, change)
    return () => undefined
  }
  return formOf(before) === formOf(now) ? changeRows(texts, change) : null
}

/** Rows, cells and paragraphs without their words. */
function formOf(table: Table): string {
  return JSON.stringify(table.map((row) => row.map(({ text, ...form }) => ({ ...form, text: text.length }))))
}

function changeCells(texts: LiveTexts, { id, language, before, after }: TableChange): void {
  for (const [rowAt, row] of before.entries()) {
    for (const [cellAt, cell] of row.entries()) {
      for (const [at, runs] of cell.text.entries()) {
        const made = after[rowAt]?.[cellAt]?.text[at] ?? []
        texts.change(textKeys.cell(id, language, rowAt, cellAt, at), runs, made)
      }
    }
  }
}

function changeRows(texts: LiveTexts, { id, language, element, before, after }: TableChange): () => void {
  const later: (() => void)[] = []
  const rows = rowsIn(element)
  let behind: Y.XmlElement | null = null
  for (const { before: old, after: wanted } of pairUp(before, after)) {
    const row = old && rows[old.index]
    if (old && row && wanted) {
      const place = { id, language, rowAt: old.index, rowAfter: wanted.index, row }
      later.push(changeRow(texts, place, old.thing, wanted.thing))
      behind = row
    } else if (old && row) {
      loseRow(texts, { id, language, rowAt: old.index }, old.thing)
      later.push(() => takeOut(element, row))
    } else if (wanted) {
      const made = makeRow(wanted.thing)
      const follows = behind
      later.push(() => putBehind(element, made, follows))
      behind = made
    }
  }
  return () => {
    for (const each of later) each()
  }
}

interface RowPlace {
  id: BlockId
  language: Language
  rowAt: number
}

function changeRow(
  texts: LiveTexts,
  { id, language, rowAt, rowAfter, row }: RowPlace & { rowAfter: number; row: Y.XmlElement },
  before: readonly TableCell[],
  after: readonly TableCell[],
): () => void {
  const later: (() => void)[] = []
  const elements = cellsIn(row)
  let behind: Y.XmlElement | null = null
  for (const { before: old, after: wanted } of cellPairs(before, after)) {
    const element = old && elements[old.index]
    const cell = wanted?.thing
    if (old && element && cell && cell.header === old.thing.header) {
      const [cellAt, cellAfter] = [old.index, wanted.index]
      const paragraphs = changeParagraphs(texts, {
        holder: element,
        before: old.thing.text,
        after: cell.text,
        keyOf: (at) => textKeys.cell(id, language, rowAt, cellAt, at),
        keyAfter: (at) => textKeys.cell(id, language, rowAfter, cellAfter, at),
        make: makeCellParagraph,
      })
      later.push(paragraphs, () => setSpans(element, cell))
      behind = element
      continue
    }
    if (old && element) {
      loseCell(texts, { id, language, rowAt }, old.index, old.thing)
      later.push(() => takeOut(row, element))
    }
    if (cell) {
      const made = makeCell(cell)
      const follows = behind
      later.push(() => putBehind(row, made, follows))
      behind = made
    }
  }
  return () => {
    for (const each of later) each()
  }
}

/** Of as many cells each became the one in its column. */
function cellPairs(
  before: readonly TableCell[],
  after: readonly TableCell[],
): ReturnType<typeof pairUp<TableCell>> {
  if (before.length !== after.length) return pairUp(before, after)
  return before.map((thing, index) => {
    return { before: { thing, index }, after: { thing: after[index] as TableCell, index } }
  })
}

function setSpans(element: Y.XmlElement, { colspan, rowspan }: TableCell): void {
  const cell = element as Y.XmlElement<{ colspan: number; rowspan: number }>
  for (const [name, span] of Object.entries({ colspan, rowspan }) as ['colspan' | 'rowspan', number][]) {
    if ((cell.getAttribute(name) ?? 1) === span) continue
    if (span === 1) cell.removeAttribute(name)
    else cell.setAttribute(name, span)
  }
}

function loseRow(texts: LiveTexts, place: RowPlace, cells: readonly TableCell[]): void {
  for (const [cellAt, cell] of cells.entries()) loseCell(texts, place, cellAt, cell)
}

function loseCell(
  texts: LiveTexts,
  { id, language, rowAt }: RowPlace,
  cellAt: number,
  cell: TableCell,
): void {
  for (const [at, runs] of cell.text.entries()) {
    texts.removeWhole(textKeys.cell(id, language, rowAt, cellAt, at), lengthOf(runs))
  }
}

function takeOut(parent: Y.XmlElement, child: Y.XmlElement): void {
  const index = parent.toArray().indexOf(child)
  if (index !== -1) parent.delete(index, 1)
}

function putBehind(parent: Y.XmlElement, made: Y.XmlElement, behind: Y.XmlElement | null): void {
  if (behind) parent.insertAfter(behind, [made])
  else parent.insert(0, [made])
}
