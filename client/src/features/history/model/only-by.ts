/** A comparison as the filter by author shows it: what one person did is a change, what others did is the text. */
import {
  type ComparedPassage,
  type ComparedTable,
  type ComparedText,
  type Deed,
  type Piece,
  wordsIn,
} from '@tandem/shared/history'
import { authorsOf, isPlaced, type Placed } from './passages'

/**
 * Passages in their order, without those that others alone took out.
 * @param author of the comparison's list
 */
export function onlyBy(passages: readonly ComparedPassage[], author: number): ComparedPassage[] {
  return passages.flatMap((passage) => {
    const authors = authorsOf(passage)
    if (authors.length === 1 && authors[0] === author) return [passage]
    if (!authors.includes(author) && passage.state === 'deleted') return []
    return [ownPart(passage, author)]
  })
}

type IsOwn = (deed: Deed | null | undefined) => boolean

function ownPart(passage: ComparedPassage, author: number): ComparedPassage {
  const isOwn: IsOwn = (deed) => deed?.author === author
  const fields = passage.fields.filter(({ deed }) => isOwn(deed))
  if (!isPlaced(passage)) return { ...passage, state: fields.length > 0 ? 'changed' : 'same', fields }
  const texts = passage.texts.map((text) => ownText(text, isOwn, passage.state === 'deleted'))
  const moved = isOwn(passage.moved?.deed) ? passage.moved : null
  if (passage.what === 'item') {
    return {
      ...passage,
      state: ownState({ ...passage, fields }, isOwn, texts.map(isChanged)),
      texts,
      moved,
      fields,
    }
  }
  const tables = passage.tables.map((table) => ownTable(table, isOwn))
  const isOther = [...texts.map(isChanged), ...tables.map(({ changedCells }) => changedCells.length > 0)]
  return {
    ...passage,
    state: ownState({ ...passage, fields }, isOwn, isOther),
    texts,
    moved,
    fields,
    tables,
    // Nobody in particular is known to have exchanged an image.
    images: passage.images.map((image) => ({ ...image, before: image.after })),
  }
}

/** Who wrote the first of its words brought the passage; others changed it. */
function ownState(passage: Placed, isOwn: IsOwn, isOther: readonly boolean[]): Placed['state'] {
  if (passage.state === 'deleted') return 'deleted'
  const [first] = passage.texts.flatMap(({ pieces }) => pieces).filter(({ deed }) => deed)
  if (passage.state === 'added' && isOwn(first?.deed)) return 'added'
  return isOther.includes(true) || passage.fields.length > 0 ? 'changed' : 'same'
}

function isChanged({ pieces }: ComparedText): boolean {
  return pieces.some(({ change }) => change !== 'same')
}

function ownText(text: ComparedText, isOwn: IsOwn, isGone: boolean): ComparedText {
  const pieces = ownPieces(text.pieces, isOwn, isGone)
  const count = (change: Piece['change']) =>
    pieces.reduce(
      (sum, piece) => (piece.change === change ? sum + wordsIn(piece.run.text, text.language) : sum),
      0,
    )
  return { ...text, pieces, wordsAdded: count('added'), wordsDeleted: count('deleted') }
}

/** What others added stands, what they took out does not; of a passage that is gone all words are shown. */
function ownPieces(pieces: readonly Piece[], isOwn: IsOwn, isGone: boolean): Piece[] {
  return pieces
    .filter(({ change, deed }) => isGone || isOwn(deed) || (change !== 'deleted' && change !== 'carried-out'))
    .map((piece) => (isOwn(piece.deed) ? piece : { change: 'same', run: piece.run }))
}

function ownTable(table: ComparedTable, isOwn: IsOwn): ComparedTable {
  const changedCells = table.changedCells
    .map((cell) => ({ ...cell, texts: cell.texts.map((pieces) => ownPieces(pieces, isOwn, false)) }))
    .filter(({ texts }) => texts.flat().some(({ change }) => change !== 'same'))
  // Without a changed cell it would be shown as it was beside what it is.
  return { ...table, before: changedCells.length > 0 ? table.before : table.after, changedCells }
}
