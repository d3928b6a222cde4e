/**
 * Letters that came with a row and are not new. To Yjs a split, a join, a move and a change of type are deletions
 * and insertions; here what was put in again is found to be what was taken out, and keeps its first author.
 * Asked of each row as it was accepted, in the order of the log.
 */
import * as Y from 'yjs'
import { idsIn, type LetterRun, runsOf } from './letter-runs.js'
import { type Match, matchRuns, OpenRun } from './match-runs.js'
import type { IdRange } from './time-index.js'

/** Letters that are others: which, and which they were before. */
export interface CarriedRange extends IdRange {
  readonly from: { readonly client: number; readonly clock: number }
}

export interface Carried {
  /** By client and clock. */
  readonly ranges: readonly CarriedRange[]
  /** Letters that came and are new, and letters that went and came nowhere else with this row. */
  readonly added: number
  readonly deleted: number
}

/** What the server knows for certain of blocks that were moved [M6]. */
export interface KnownPairs {
  /** Which letters those in this range are copies of. */
  originsOf(range: IdRange): readonly CarriedRange[]
}

/** Fewer letters than this, taken out and put in with different rows, are chance. */
const shortestCut = 20
/** How long after a cut a paste is its other half, in ms. */
const longestCutMs = 10 * 60_000
/** Of one author. */
const mostCuts = 64
/** What someone takes back stands beside what was taken out. A single letter is typed anew. */
const shortestUndone = 2

interface Cut {
  readonly at: number
  readonly run: OpenRun
}

/** A cut whose other half may still come, as plain JSON. */
export interface KeptCut {
  readonly author: string
  readonly at: number
  readonly run: LetterRun
  /** Stretches of it that have been found again: from and how many. */
  readonly used: readonly (readonly [number, number])[]
}

export class CarryOver {
  private readonly cuts = new Map<string, Cut[]>()

  /** @param kept what `keptAt` gave */
  constructor(kept: readonly KeptCut[] = []) {
    for (const { author, at, run, used } of kept) {
      const open = new OpenRun(run)
      for (const [from, length] of used) open.use(from, length)
      this.cuts.set(author, [...(this.cuts.get(author) ?? []), { at, run: open }])
    }
  }

  /** What has to be known to go on after the last row, which came then. */
  keptAt(last: number): KeptCut[] {
    return [...this.cuts].flatMap(([author, cuts]) =>
      cuts
        .filter(({ at }) => last - at <= longestCutMs)
        .map(({ at, run }) => ({ author, at, run: run.run, used: run.usedParts() })),
    )
  }

  /** @param transaction as it was heard, before Yjs joined what it brought with what was there */
  of(row: { author: string; at: number }, transaction: Y.Transaction, known: KnownPairs | null): Carried {
    const { came, went } = itemsOf(transaction)
    if (came.size === 0 && went.size === 0) return nothing
    const ranges: CarriedRange[] = []
    const rest = withoutKnown(came, known, ranges)
    const isKept = (item: Y.Item): boolean =>
      item.content instanceof Y.ContentString && !item.deleted && !came.has(item)
    let stayed = 0
    const old = went.size === 0 ? [] : runsOf(went, isKept).map((run) => new OpenRun(run))
    for (const { from, length } of ranges) stayed += useUp(old, { ...from, length })
    if (rest.size > 0) {
      const made = runsOf(rest, isKept).map((run) => new OpenRun(run))
      const here = old.length === 0 ? [] : matchRuns(made, old, 1)
      for (const match of here) stayed += match.length
      const elsewhere = this.pasted(row, made)
      for (const match of [...here, ...elsewhere]) ranges.push(...rangesOf(match))
    }
    this.noteCuts(row, old)
    const backwards = ranges.filter(({ client, clock, from }) => client !== from.client || from.clock < clock)
    return {
      ranges: backwards.toSorted((a, b) => a.client - b.client || a.clock - b.clock),
      added: lettersIn(came) - backwards.reduce((sum, { length }) => sum + length, 0),
      deleted: lettersIn(went) - stayed,
    }
  }

  private pasted({ author, at }: { author: string; at: number }, made: readonly OpenRun[]): Match[] {
    const cuts = (this.cuts.get(author) ?? []).filter((cut) => at - cut.at <= longestCutMs)
    if (cuts.length === 0 || !made.some(({ run }) => run.text.length >= shortestCut)) return []
    const matches = matchRuns(
      made,
      cuts.toReversed().map(({ run }) => run),
      shortestCut,
    )
    this.cuts.set(
      author,
      cuts.filter(({ run }) => !run.isUsedUp),
    )
    return matches
  }

  private noteCuts({ author, at }: { author: string; at: number }, old: readonly OpenRun[]): void {
    const open = old.filter((run) => !run.isUsedUp && run.run.text.length >= shortestCut)
    if (open.length === 0) return
    const cuts = [...(this.cuts.get(author) ?? []), ...open.map((run) => ({ at, run }))]
    this.cuts.set(author, cuts.slice(-mostCuts))
  }
}

const nothing: Carried = { ranges: [], added: 0, deleted: 0 }

/** The items with letters that came with a transaction, and those that went with it; what did both did nothing. */
function itemsOf({
  beforeState,
  afterState,
  deleteSet,
  doc,
}: Y.Transaction): Record<'came' | 'went', Set<Y.Item>> {
  const found = { came: new Set<Y.Item>(), went: new Set<Y.Item>() }
  const add = (to: Set<Y.Item>, client: number, clock: number, end: number): void => {
    const structs = doc.store.clients.get(client) ?? []
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at] as Y.Item | Y.GC
      if (struct.id.clock >= end) return
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) to.add(struct)
    }
  }
  for (const [client, end] of afterState) {
    const clock = beforeState.get(client) ?? 0
    if (end > clock) add(found.came, client, clock, end)
  }
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges) add(found.went, client, clock, clock + len)
  for (const item of found.came) if (found.went.delete(item)) found.came.delete(item)
  return found
}

function lettersIn(items: ReadonlySet<Y.Item>): number {
  let letters = 0
  for (const { length } of items) letters += length
  return letters
}

/** Those of which nobody knows for certain; the certain ones go to `ranges`. */
function withoutKnown(
  came: ReadonlySet<Y.Item>,
  known: KnownPairs | null,
  ranges: CarriedRange[],
): Set<Y.Item> {
  const rest = new Set<Y.Item>()
  for (const item of came) {
    const { client, clock } = item.id
    const certain = known?.originsOf({ client, clock, length: item.length }) ?? []
    const undone = certain.length > 0 ? null : takenBack(item, came)
    if (certain.length > 0) ranges.push(...certain)
    else if (undone) ranges.push({ client, clock, length: item.length, from: undone })
    else rest.add(item)
  }
  return rest
}

/** What an undo puts in again stands right before what was taken out. */
function takenBack(item: Y.Item, came: ReadonlySet<Y.Item>): { client: number; clock: number } | null {
  const { right, content, length } = item
  if (!right?.deleted || came.has(right) || length < shortestUndone) return null
  const isSame =
    content instanceof Y.ContentString &&
    right.content instanceof Y.ContentString &&
    right.content.str === content.str
  return isSame ? right.id : null
}

function useUp(old: readonly OpenRun[], { client, clock, length }: IdRange): number {
  let used = 0
  for (const open of old) {
    let start = 0
    for (const piece of open.run.pieces) {
      const low = Math.max(clock, piece.clock)
      const high = Math.min(clock + length, piece.clock + piece.length)
      if (piece.client === client && low < high) {
        open.use(start + low - piece.clock, high - low)
        used += high - low
      }
      start += piece.length
    }
  }
  return used
}

function rangesOf({ made, madeFrom, old, oldFrom, length }: Match): CarriedRange[] {
  const ranges: CarriedRange[] = []
  const olds = idsIn(old, oldFrom, length)
  const mades = idsIn(made, madeFrom, length)
  let [one, other, passedOne, passedOther] = [0, 0, 0, 0]
  while (one < mades.length && other < olds.length) {
    const [to, from] = [mades[one] as IdRange, olds[other] as IdRange]
    const count = Math.min(to.length - passedOne, from.length - passedOther)
    ranges.push({
      client: to.client,
      clock: to.clock + passedOne,
      length: count,
      from: { client: from.client, clock: from.clock + passedOther },
    })
    passedOne += count
    passedOther += count
    if (passedOne === to.length) [one, passedOne] = [one + 1, 0]
    if (passedOther === from.length) [other, passedOther] = [other + 1, 0]
  }
  return ranges
}
