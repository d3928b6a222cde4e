/** A comparison as the rows of a page: what changed, headings over it, and what did not change folded away. */
import type { ComparedPassage } from '@tandem/shared/history'
import { depthOf, isChange, isPlaced, numberOf, type Placed } from './passages'

export interface Section {
  /** The heading or item it stands under; null before the first. */
  head: Placed | null
  passages: ComparedPassage[]
  /** How many of them are changes. */
  changes: number
}

/** Sections of minutes by their top headings, of an agenda by its items; sub-items stand with their item. */
export function sectionsOf(passages: readonly ComparedPassage[]): Section[] {
  const top = Math.min(...passages.map(depthOf).filter((depth) => depth >= 0))
  const sections: Section[] = []
  for (const passage of passages) {
    const depth = depthOf(passage)
    if (depth >= 0 && depth < Infinity && depth <= top && isPlaced(passage)) {
      sections.push({ head: passage, passages: [], changes: 0 })
    } else if (sections.length === 0) sections.push({ head: null, passages: [], changes: 0 })
    const section = sections.at(-1)
    if (!section) continue
    section.passages.push(passage)
    if (isChange(passage)) section.changes += 1
  }
  return sections
}

/** The section under this heading or item; null: all of them. */
export function sectionsUnder(sections: readonly Section[], id: string | null): readonly Section[] {
  return id === null ? sections : sections.filter(({ head }) => head?.id === id)
}

/** The changes, in the order of the page. */
export function changesIn(sections: readonly Section[]): ComparedPassage[] {
  return sections.flatMap(({ passages }) => passages).filter(isChange)
}

export type Row =
  | { kind: 'passage'; passage: ComparedPassage; isChange: boolean }
  /** `onlyOne`: others than the one whose changes are shown may have changed it. */
  | { kind: 'fold'; id: string; passages: ComparedPassage[]; onlyOne: boolean }
  /** Where something stood that moved away. */
  | { kind: 'moved-from'; passage: Placed }

/** The same for a row wherever it stands. */
export function nameOfRow(row: Row): string {
  if (row.kind === 'fold') return `fold ${row.id}`
  return row.kind === 'moved-from' ? `from ${row.passage.id}` : row.passage.id
}

/** Shows the same: rows are made anew with every choice, passages are not. */
export function isSameRow(row: Row, other: Row): boolean {
  if (row.kind === 'fold') {
    return (
      other.kind === 'fold' &&
      row.onlyOne === other.onlyOne &&
      row.passages.length === other.passages.length &&
      row.passages.every((passage, at) => passage === other.passages[at])
    )
  }
  if (row.kind !== other.kind || row.passage !== other.passage) return false
  return row.kind !== 'passage' || (other.kind === 'passage' && row.isChange === other.isChange)
}

interface Shown {
  changesOnly: boolean
  /** Only what one author did. */
  onlyOne: boolean
  /** Ids of folds that were opened. */
  opened: ReadonlySet<string>
}

/** Rows to draw. `changes` are those of `changesIn`; everything else counts as unchanged. */
export function rowsOf(
  sections: readonly Section[],
  changes: readonly ComparedPassage[],
  { changesOnly, onlyOne, opened }: Shown,
): Row[] {
  const passages = sections.flatMap((section) => section.passages)
  const isShownChange = new Set(changes)
  const kept = changesOnly ? keptHeads(passages, isShownChange) : null
  const origins = placesLeft(passages, changes)
  const rows: Row[] = []
  let folded: ComparedPassage[] = []
  const closeFold = () => {
    const [first] = folded
    if (!first) return
    if (opened.has(first.id)) {
      rows.push(...folded.map((passage) => ({ kind: 'passage' as const, passage, isChange: false })))
    } else rows.push({ kind: 'fold', id: first.id, passages: folded, onlyOne })
    folded = []
  }
  const leave = (after: string | null) => {
    const left = origins.get(after)
    if (!left) return
    closeFold()
    rows.push(...left.map((passage) => ({ kind: 'moved-from' as const, passage })))
  }
  leave(null)
  for (const passage of passages) {
    const isOne = isShownChange.has(passage)
    if (kept === null || isOne || kept.has(passage)) {
      closeFold()
      rows.push({ kind: 'passage', passage, isChange: isOne })
    } else folded.push(passage)
    leave(passage.id)
  }
  closeFold()
  return rows
}

/** Headings and items with a change under them stay, so that one knows where one is. */
function keptHeads(
  passages: readonly ComparedPassage[],
  changes: ReadonlySet<ComparedPassage>,
): Set<ComparedPassage> {
  const kept = new Set<ComparedPassage>()
  let open: ComparedPassage[] = []
  for (const passage of passages) {
    const depth = depthOf(passage)
    if (depth < Infinity) open = [...open.filter((head) => depthOf(head) < depth), passage]
    if (changes.has(passage)) for (const head of open) kept.add(head)
  }
  return kept
}

/** Where moved passages stood before: after which passage that stayed, by the numbers they had; null: at the top. */
function placesLeft(
  passages: readonly ComparedPassage[],
  changes: readonly ComparedPassage[],
): Map<string | null, Placed[]> {
  const left = new Map<string | null, Placed[]>()
  const stayed = passages
    .filter(isPlaced)
    .filter(({ moved, numberBefore }) => !moved && numberBefore !== null)
    .map((other) => ({ other, order: orderOf(other.numberBefore) }))
  for (const passage of changes) {
    if (!isPlaced(passage) || !passage.moved || passage.numberBefore === null) continue
    const place = orderOf(passage.numberBefore)
    const before = stayed.findLast(
      ({ other, order }) => order < place && other.what === passage.what && sameRun(other, passage),
    )
    const key = before?.other.id ?? null
    left.set(key, [...(left.get(key) ?? []), passage])
  }
  return left
}

/** Headings count for themselves, paragraphs run through. */
function sameRun(one: Placed, other: Placed): boolean {
  return (
    one.what === 'item' ||
    other.what === 'item' ||
    (one.block.kind === 'heading') === (other.block.kind === 'heading')
  )
}

/** `5` → 5, `5(b)` → 5.002. */
function orderOf(number: string | null): number {
  const [, whole = '0', letter = ''] = /^(\d+)(?:\(([a-z])\))?/.exec(number ?? '') ?? []
  return Number(whole) + (letter ? (letter.charCodeAt(0) - 96) / 1_000 : 0)
}

/** First and last of the numbers in a fold; null when nothing in it has one. */
export function numbersIn(passages: readonly ComparedPassage[]): { first: string; last: string } | null {
  const numbers = passages
    .filter((passage) => depthOf(passage) === Infinity || passage.what === 'item')
    .map(numberOf)
    .filter((number) => number !== null)
  const [first] = numbers
  return first === undefined ? null : { first, last: numbers.at(-1) ?? first }
}
