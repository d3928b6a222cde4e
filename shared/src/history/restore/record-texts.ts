/** Every text of a record by its key, and where it stands in the live document. */
import * as Y from 'yjs'
import { annotationField, itemsOf, titleField } from '../../documents/agenda-shape.js'
import type { MinutesBlock, Table } from '../../documents/minutes-record.js'
import { minutesNodes } from '../../documents/minutes-shape.js'
import { readLanguages } from '../../documents/read-agenda.js'
import { readElements } from '../../documents/read-minutes.js'
import { readKind } from '../../documents/read-record.js'
import type { CanonicalRecord } from '../../documents/record.js'
import type { Run } from '../../documents/runs.js'
import type { BlockId, ItemId } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import { type TextKey, textKeys } from '../origins.js'

/** Whose text it is. */
export interface TextOwner {
  readonly id: BlockId | ItemId
  readonly language: Language
}

export interface RecordText extends TextOwner {
  readonly key: TextKey
  readonly runs: readonly Run[]
}

export function textsOf(record: CanonicalRecord): RecordText[] {
  return record.kind === 'record'
    ? record.blocks.flatMap((block) => record.languages.flatMap((language) => textsOfBlock(block, language)))
    : record.items.flatMap((item) =>
        record.languages.flatMap((language) => [
          { id: item.id, language, key: textKeys.title(item.id, language), runs: item.title[language] ?? [] },
          ...(item.annotation[language] ?? []).map((runs, at) => {
            return { id: item.id, language, key: textKeys.annotation(item.id, language, at), runs }
          }),
        ]),
      )
}

export function textsOfBlock({ id, text, table }: MinutesBlock, language: Language): RecordText[] {
  const runs = text[language]
  if (runs) return [{ id, language, key: textKeys.block(id, language), runs }]
  return textsOfTable(id, language, table?.[language] ?? [])
}

function textsOfTable(id: BlockId, language: Language, table: Table): RecordText[] {
  return table.flatMap((row, rowAt) =>
    row.flatMap((cell, cellAt) =>
      cell.text.map((runs, at) => {
        return { id, language, key: textKeys.cell(id, language, rowAt, cellAt, at), runs }
      }),
    ),
  )
}

export type Holder = Y.XmlElement | Y.XmlFragment

/** What holds each text in the live document. */
export function holdersOf(doc: Y.Doc): Map<TextKey, Holder> {
  const holders = new Map<TextKey, Holder>()
  for (const language of readLanguages(doc)) {
    if (readKind(doc) === 'record') holdBlocks(doc, language, holders)
    else for (const id of itemsOf(doc).keys()) holdItem(doc, id as ItemId, language, holders)
  }
  return holders
}

function holdBlocks(doc: Y.Doc, language: Language, holders: Map<TextKey, Holder>): void {
  for (const [id, element] of readElements(doc, language)) {
    if (element.nodeName === minutesNodes.table) {
      for (const [at, paragraph] of paragraphsOf(element)) {
        holders.set(textKeys.cell(id, language, at.row, at.cell, at.paragraph), paragraph)
      }
    } else if (element.nodeName !== minutesNodes.image) holders.set(textKeys.block(id, language), element)
  }
}

function holdItem(doc: Y.Doc, id: ItemId, language: Language, holders: Map<TextKey, Holder>): void {
  const item = itemsOf(doc).get(id)
  const title = item?.get(titleField(language))
  if (title instanceof Y.XmlFragment) holders.set(textKeys.title(id, language), title)
  filledParagraphs(item?.get(annotationField(language))).forEach((paragraph, at) =>
    holders.set(textKeys.annotation(id, language, at), paragraph),
  )
}

/** The paragraphs of an annotation that have words: the record knows no others. */
export function filledParagraphs(annotation: unknown): Y.XmlElement[] {
  return annotation instanceof Y.XmlFragment
    ? annotation
        .toArray()
        .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && lengthIn(node) > 0)
    : []
}

interface CellPlace {
  row: number
  cell: number
  paragraph: number
}

function* paragraphsOf(table: Y.XmlElement): Generator<[CellPlace, Y.XmlElement]> {
  for (const [row, rowElement] of rowsIn(table).entries()) {
    for (const [cell, cellElement] of cellsIn(rowElement).entries()) {
      for (const [paragraph, element] of childrenNamed(cellElement, [minutesNodes.block]).entries()) {
        yield [{ row, cell, paragraph }, element]
      }
    }
  }
}

export function rowsIn(table: Y.XmlElement): Y.XmlElement[] {
  return childrenNamed(table, [minutesNodes.row])
}
export function cellsIn(row: Y.XmlElement): Y.XmlElement[] {
  return childrenNamed(row, [minutesNodes.cell, minutesNodes.header])
}
export function childrenNamed(parent: Holder, names: readonly string[]): Y.XmlElement[] {
  return parent
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && names.includes(node.nodeName))
}

/** All shared texts in it, in order. */
export function textsIn(holder: Holder): Y.XmlText[] {
  return holder.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return [node]
    return node instanceof Y.XmlElement ? textsIn(node) : []
  })
}

function lengthIn(holder: Holder): number {
  return textsIn(holder).reduce((length, text) => length + text.length, 0)
}
