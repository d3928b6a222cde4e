/** How one text came from what it said before a row of the log to what it said after it, as it was typed. */
import { readRuns, runOf } from '@tandem/shared/documents'
import * as Y from 'yjs'
import type { TextStep } from './document-history.js'
import { LookBack } from './look-back.js'
import type { Position } from './time-index.js'

interface Piece {
  kind: 'kept' | 'gone' | 'come'
  length: number
  readonly client: number
  readonly clock: number
  text: string
  readonly marks: Readonly<Record<string, unknown>>
}

/**
 * What went goes first, since nobody knows when in the row it did; what came comes by its clock. Letters that came
 * and went within the row are passed over.
 */
export function stepsOfText(text: Y.XmlText, before: Position, after: Position): TextStep[] {
  const pieces = piecesOf(text, before, after)
  const shown = pieces.map(({ kind, length }) => (kind === 'come' ? 0 : length))
  const startOf = (index: number): number => shown.slice(0, index).reduce((sum, length) => sum + length, 0)
  const steps: TextStep[] = []
  for (const [index, { kind, length }] of pieces.entries()) {
    if (kind !== 'gone') continue
    shown[index] = 0
    steps.push({ from: startOf(index), remove: length, insert: [] })
  }
  const come = [...pieces.entries()].filter(([, { kind }]) => kind === 'come')
  for (const [index, piece] of come.toSorted(([, a], [, b]) => a.client - b.client || a.clock - b.clock)) {
    shown[index] = piece.length
    steps.push({ from: startOf(index), remove: 0, insert: [runOf(piece.text, piece.marks)] })
  }
  return steps
}

/** All of it at once: its marks are others, too. */
export function textAnew(text: Y.XmlText, before: Position, after: Position): TextStep {
  const remove = lengthAt(text, before)
  return { from: 0, remove, insert: readRuns(text, new LookBack(after)) }
}

export function lengthAt(text: Y.XmlText, position: Position): number {
  let length = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue
    position.eachStanding(item.id.client, item.id.clock, item.length, (from, to) => (length += to - from))
  }
  return length
}

function piecesOf(text: Y.XmlText, before: Position, after: Position): Piece[] {
  const pieces: Piece[] = []
  let marks: Record<string, unknown> = {}
  for (let item = text._start; item !== null; item = item.right) {
    const { content, id, length } = item
    if (content instanceof Y.ContentFormat && after.isStanding(id.client, id.clock)) {
      marks = { ...marks, [content.key]: content.value ?? undefined }
    }
    if (!(content instanceof Y.ContentString)) continue
    const cuts = new Set<number>()
    const [was, is] = [before, after].map((position) => rangesIn(position, item, cuts))
    const ends = [...cuts].toSorted((a, b) => a - b)
    for (const [at, from] of ends.entries()) {
      const to = ends[at + 1] ?? id.clock + length
      const [did, does] = [has(was, from), has(is, from)]
      if ((!did && !does) || from >= to) continue
      const kind = did ? (does ? 'kept' : 'gone') : 'come'
      const letters = kind === 'come' ? content.str.slice(from - id.clock, to - id.clock) : ''
      addPiece(pieces, { kind, length: to - from, client: id.client, clock: from, text: letters, marks })
    }
  }
  return pieces
}

type Range = readonly [from: number, to: number]

function rangesIn(position: Position, { id, length }: Y.Item, cuts: Set<number>): Range[] {
  const ranges: Range[] = []
  position.eachStanding(id.client, id.clock, length, (from, to) => {
    ranges.push([from, to])
    cuts.add(from).add(to)
  })
  return ranges
}

function has(ranges: readonly Range[] | undefined, clock: number): boolean {
  return ranges?.some(([from, to]) => clock >= from && clock < to) ?? false
}

function addPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  const goesOn =
    last?.kind === piece.kind &&
    (piece.kind !== 'come' ||
      (last.client === piece.client &&
        last.clock + last.length === piece.clock &&
        last.marks === piece.marks))
  if (!goesOn || !last) {
    pieces.push(piece)
    return
  }
  last.length += piece.length
  last.text += piece.text
}
