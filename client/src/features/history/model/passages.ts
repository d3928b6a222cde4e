/** What a comparison's passages are to a reader: changes, sections, titles, the people who made them. */
import {
  type ComparedBlock,
  type ComparedItem,
  type ComparedPassage,
  type ComparedText,
  type Comparison,
  type Deed,
  type Piece,
  wordsIn,
} from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'

export type Placed = ComparedBlock | ComparedItem

export function isPlaced(passage: ComparedPassage): passage is Placed {
  return passage.what !== 'day'
}

/** Something to look at: words, facts, or the place. A number that merely follows from another change is none. */
export function isChange(passage: ComparedPassage): boolean {
  return (
    passage.state !== 'same' || passage.fields.length > 0 || (isPlaced(passage) && passage.moved !== null)
  )
}

/** What an outcome's number, a heading's or a paragraph's was or is; null where it has none. */
export function numberOf(passage: ComparedPassage): string | null {
  if (!isPlaced(passage)) return null
  return passage.state === 'deleted' ? passage.numberBefore : passage.numberAfter
}

/** A list item's dot or number, as it is; of what was deleted, as it was. */
export function markOf({ state, markBefore, markAfter }: ComparedBlock): string | undefined {
  return state === 'deleted' ? markBefore : markAfter
}

export function isHeading(passage: ComparedPassage): boolean {
  return passage.what === 'block' && passage.block.kind === 'heading'
}

/** How deep a passage stands under those before it: headings and items open a section, the rest stand in it. */
export function depthOf(passage: ComparedPassage): number {
  if (passage.what === 'day') return -1
  if (passage.what === 'item') return passage.item.parent === null ? 0 : 1
  return isHeading(passage) ? passage.block.level : Infinity
}

/**
 * Whether restoring an item would bring something back under its heading: what was added since stays when less
 * than the whole is restored.
 */
export function hasChangesUnder({ passages }: Comparison, head: ComparedPassage): boolean {
  const depth = depthOf(head)
  if (depth < 0 || depth === Infinity || (head.what === 'block' && head.block.item === null)) return false
  const at = passages.indexOf(head)
  for (const passage of passages.slice(at + 1)) {
    if (depthOf(passage) <= depth) return false
    if (isChange(passage) && passage.state !== 'added') return true
  }
  return false
}

/** The words as they are; of what was deleted, as they were. */
export function wordsOf(text: ComparedText, isDeleted: boolean): string {
  const gone = isDeleted ? 'added' : 'deleted'
  return text.pieces
    .filter(({ change }) => change !== gone && change !== (isDeleted ? 'carried-in' : 'carried-out'))
    .map(({ run }) => run.text)
    .join('')
}

/** What a passage is called in lists: its title or its first words, in the wished language if it has one. */
export function titleOf(passage: ComparedPassage, wished: Language): { text: string; language: Language } {
  if (!isPlaced(passage)) return { text: '', language: wished }
  const part = passage.what === 'item' ? 'title' : 'text'
  const own = passage.texts.filter((text) => text.part === part)
  const text = own.find(({ language }) => language === wished) ?? own[0]
  return { text: text ? wordsOf(text, passage.state === 'deleted') : '', language: text?.language ?? wished }
}

function eachPiece(passage: ComparedPassage, visit: (piece: Piece, language: Language) => void): void {
  if (!isPlaced(passage)) return
  for (const { language, pieces } of passage.texts) for (const piece of pieces) visit(piece, language)
  if (passage.what !== 'block') return
  for (const { language, changedCells } of passage.tables) {
    for (const { texts } of changedCells)
      for (const pieces of texts) for (const piece of pieces) visit(piece, language)
  }
}

/** The languages whose words changed. */
export function languagesChanged(passage: ComparedPassage): Language[] {
  if (!isPlaced(passage)) return []
  const texts = passage.texts.filter(({ pieces }) => pieces.some(({ change }) => change !== 'same'))
  return [...new Set(texts.map(({ language }) => language))]
}

/** Everything somebody did to a passage, in its words, its facts and its place. */
export function deedsOf(passage: ComparedPassage): Deed[] {
  const deeds: Deed[] = []
  eachPiece(passage, ({ deed }) => {
    if (deed) deeds.push(deed)
  })
  for (const { deed } of passage.fields) if (deed) deeds.push(deed)
  if (isPlaced(passage) && passage.moved?.deed) deeds.push(passage.moved.deed)
  return deeds
}

/** Who changed a passage, each once, in the order they stand in it. */
export function authorsOf(passage: ComparedPassage): number[] {
  return [...new Set(deedsOf(passage).map(({ author }) => author))]
}

/** The latest thing done to a passage. */
export function lastDeed(passage: ComparedPassage): Deed | null {
  return deedsOf(passage).reduce<Deed | null>(
    (last, deed) => (last === null || deed.at > last.at ? deed : last),
    null,
  )
}

export interface Words {
  added: number
  deleted: number
}

export function wordsChanged(passages: readonly ComparedPassage[], languages: readonly Language[]): Words {
  const sum = { added: 0, deleted: 0 }
  for (const passage of passages) {
    if (!isPlaced(passage)) continue
    for (const text of passage.texts) {
      if (!languages.includes(text.language)) continue
      sum.added += text.wordsAdded
      sum.deleted += text.wordsDeleted
    }
  }
  return sum
}

/** Words that each author added and deleted, most first; authors of facts alone stand last with none. */
export function wordsByAuthor(
  passages: readonly ComparedPassage[],
  languages: readonly Language[],
): (Words & { author: number })[] {
  const byAuthor = new Map<number, Words & { author: number }>()
  const of = (author: number) => {
    const known = byAuthor.get(author) ?? { author, added: 0, deleted: 0 }
    byAuthor.set(author, known)
    return known
  }
  for (const passage of passages) {
    for (const { author } of deedsOf(passage)) of(author)
    eachPiece(passage, ({ change, run, deed }, language) => {
      if (!deed || !languages.includes(language)) return
      if (change === 'added') of(deed.author).added += wordsIn(run.text, language)
      if (change === 'deleted') of(deed.author).deleted += wordsIn(run.text, language)
    })
  }
  return [...byAuthor.values()].toSorted((a, b) => b.added + b.deleted - (a.added + a.deleted))
}
