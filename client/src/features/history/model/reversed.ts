/** The same comparison read from newer to older: what was added is deleted, what was is what will be. */
import type { ComparedPassage, Comparison, Piece } from '@tandem/shared/history'
import { isPlaced } from './passages'

const opposite = {
  same: 'same',
  added: 'deleted',
  deleted: 'added',
  'carried-in': 'carried-out',
  'carried-out': 'carried-in',
  format: 'format',
  changed: 'changed',
} as const

export function reversed(comparison: Comparison): Comparison {
  return { ...comparison, passages: comparison.passages.map(turnPassage) }
}

function turnPassage(passage: ComparedPassage): ComparedPassage {
  const fields = passage.fields.map((field) => ({ ...field, before: field.after, after: field.before }))
  const state = opposite[passage.state]
  if (!isPlaced(passage)) return { ...passage, state, fields }
  const turned = {
    state,
    fields,
    numberBefore: passage.numberAfter,
    numberAfter: passage.numberBefore,
    moved: passage.moved && {
      ...passage.moved,
      direction: passage.moved.direction === 'up' ? ('down' as const) : ('up' as const),
    },
    texts: passage.texts.map((text) => ({
      ...text,
      pieces: turnPieces(text.pieces),
      wordsAdded: text.wordsDeleted,
      wordsDeleted: text.wordsAdded,
    })),
  }
  if (passage.what === 'item') return { ...passage, ...turned, item: asItWas(passage.item, fields) }
  const { markBefore, markAfter, ...rest } = passage
  return {
    ...rest,
    ...turned,
    block: asItWas(passage.block, fields),
    ...(markAfter !== undefined && { markBefore: markAfter }),
    ...(markBefore !== undefined && { markAfter: markBefore }),
    // Cells are addressed in the newer table: read backwards, the tables are shown whole.
    tables: passage.tables.map((table) => ({
      ...table,
      before: table.after,
      after: table.before,
      changedCells: [],
    })),
    images: passage.images.map((image) => ({ ...image, before: image.after, after: image.before })),
  }
}

/** What a passage says of itself follows from its fields: read to the older version, it is what it was. */
function asItWas<Facts extends object>(facts: Facts, fields: ComparedPassage['fields']): Facts {
  const turned = fields
    .filter(({ field }) => field in facts)
    .map(({ field, after }) => [field, after] as const)
  return turned.length > 0 ? { ...facts, ...Object.fromEntries(turned) } : facts
}

/** A deletion stands before the addition in its place, in either direction. */
function turnPieces(pieces: readonly Piece[]): Piece[] {
  const turned = pieces.map((piece): Piece => {
    if (piece.change !== 'format') return { ...piece, change: opposite[piece.change] }
    const { text, ...marks } = piece.run
    return { ...piece, run: { ...piece.before, text }, before: marks }
  })
  for (let at = 1; at < turned.length; at += 1) {
    const [left, right] = [turned[at - 1], turned[at]]
    if (left?.change === 'added' && right?.change === 'deleted') {
      turned[at - 1] = right
      turned[at] = left
    }
  }
  return turned
}
