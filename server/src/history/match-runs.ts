/** Which letters that came are letters that went: the same words, each used once. */
import type { LetterRun } from './letter-runs.js'

export interface Match {
  readonly made: LetterRun
  readonly madeFrom: number
  readonly old: LetterRun
  readonly oldFrom: number
  readonly length: number
}

/** What is still to be found of a run. */
export class OpenRun {
  readonly run: LetterRun
  private readonly used: Uint8Array
  private usedCount = 0

  constructor(run: LetterRun) {
    this.run = run
    this.used = new Uint8Array(run.text.length)
  }

  get isUntouched(): boolean {
    return this.usedCount === 0
  }

  get isUsedUp(): boolean {
    return this.usedCount === this.used.length
  }

  isOpen(at: number): boolean {
    return this.used[at] === 0
  }

  use(from: number, length: number): void {
    this.used.fill(1, from, from + length)
    this.usedCount += length
  }

  usedParts(): [from: number, length: number][] {
    const parts: [number, number][] = []
    for (let from = 0; from < this.used.length; from += 1) {
      if (this.isOpen(from)) continue
      let to = from
      while (to < this.used.length && !this.isOpen(to)) to += 1
      parts.push([from, to - from])
      from = to
    }
    return parts
  }

  /** The stretches that are still open. */
  openParts(): [from: number, text: string][] {
    const parts: [number, string][] = []
    for (let from = 0; from < this.used.length; from += 1) {
      if (!this.isOpen(from)) continue
      let to = from
      while (to < this.used.length && this.isOpen(to)) to += 1
      parts.push([from, this.run.text.slice(from, to)])
      from = to
    }
    return parts
  }
}

const gramLength = 6
/** Of a word that stands everywhere, so many places are looked at. */
const mostPlaces = 64
/** Rows of letters looked at for one row of the log. */
const mostAlike = 40_000
/** What is left between longer finds and is alike as a whole. */
const shortestRest = 3

/** Letters alike, with nothing alike before or behind them. */
interface Alike {
  readonly made: OpenRun
  madeFrom: number
  readonly old: OpenRun
  oldFrom: number
  length: number
}

/**
 * Whole runs first, then rows of letters from six on, the longest first, then what is left and alike as a whole.
 * @param shortest fewer letters than this in a row are chance
 */
export function matchRuns(made: readonly OpenRun[], old: readonly OpenRun[], shortest: number): Match[] {
  const matches: Match[] = []
  const take = ({ made: one, madeFrom, old: other, oldFrom, length }: Alike): void => {
    one.use(madeFrom, length)
    other.use(oldFrom, length)
    matches.push({ made: one.run, madeFrom, old: other.run, oldFrom, length })
  }
  takeEqual(
    made.filter((each) => each.isUntouched).map(whole),
    old.filter((each) => each.isUntouched).map(whole),
    {
      shortest,
      take,
    },
  )
  if (made.every((each) => each.isUsedUp || each.run.text.length < gramLength)) return matches
  const found = longestFirst(rowsAlike(made, old), Math.max(shortest, gramLength))
  for (const alike of found) take(alike)
  takeEqual(made.flatMap(rests), old.flatMap(rests), { shortest: Math.max(shortest, shortestRest), take })
  return matches
}

interface Part {
  readonly run: OpenRun
  readonly from: number
  readonly text: string
}

function whole(run: OpenRun): Part {
  return { run, from: 0, text: run.run.text }
}

function rests(run: OpenRun): Part[] {
  return run.isUsedUp ? [] : run.openParts().map(([from, text]) => ({ run, from, text }))
}

function takeEqual(
  made: readonly Part[],
  old: readonly Part[],
  { shortest, take }: { shortest: number; take: (alike: Alike) => void },
): void {
  const byText = new Map<string, Part[]>()
  for (const part of old) {
    const same = byText.get(part.text)
    if (same) same.push(part)
    else byText.set(part.text, [part])
  }
  for (const { run, from, text } of made) {
    const same = text.length >= shortest ? byText.get(text)?.shift() : undefined
    if (same) take({ made: run, madeFrom: from, old: same.run, oldFrom: same.from, length: text.length })
  }
}

function rowsAlike(made: readonly OpenRun[], old: readonly OpenRun[]): Alike[] {
  const places = placesOfGrams(old)
  const rows: Alike[] = []
  for (const each of made) {
    const { text } = each.run
    for (let at = 0; at + gramLength <= text.length; at += 1) {
      for (const [other, from] of places.get(text.slice(at, at + gramLength)) ?? []) {
        // One that goes on from the letter before was found there.
        if (isAlike(each, at - 1, other, from - 1)) continue
        let length = 0
        while (isAlike(each, at + length, other, from + length)) length += 1
        if (length >= gramLength) rows.push({ made: each, madeFrom: at, old: other, oldFrom: from, length })
      }
      if (rows.length > mostAlike) return rows
    }
  }
  return rows
}

function placesOfGrams(
  old: readonly OpenRun[],
): ReadonlyMap<string, readonly (readonly [OpenRun, number])[]> {
  const places = new Map<string, [OpenRun, number][]>()
  for (const each of old) {
    if (each.isUsedUp) continue
    const { text } = each.run
    for (let at = 0; at + gramLength <= text.length; at += 1) {
      const gram = text.slice(at, at + gramLength)
      const known = places.get(gram)
      if (!known) places.set(gram, [[each, at]])
      else if (known.length < mostPlaces) known.push([each, at])
    }
  }
  return places
}

function isAlike(made: OpenRun, madeAt: number, old: OpenRun, oldAt: number): boolean {
  const [one, other] = [made.run.text, old.run.text]
  if (madeAt < 0 || oldAt < 0 || madeAt >= one.length || oldAt >= other.length) return false
  return one.charCodeAt(madeAt) === other.charCodeAt(oldAt) && made.isOpen(madeAt) && old.isOpen(oldAt)
}

/** What a longer one has used is cut off; what is then too short is chance. */
function* longestFirst(rows: Alike[], shortest: number): Generator<Alike> {
  // By length, each in a row of its own: a shortened one goes to a shorter row.
  const byLength: Alike[][] = []
  const add = (row: Alike): void => {
    if (row.length >= shortest) (byLength[row.length] ??= []).push(row)
  }
  for (const row of rows) add(row)
  for (let length = byLength.length - 1; length >= shortest; length -= 1) {
    for (const row of byLength[length] ?? []) {
      const parts = openPartsOf(row)
      const [only] = parts
      if (only?.length === length) yield row
      else for (const part of parts) add(part)
    }
  }
}

function openPartsOf({ made, madeFrom, old, oldFrom, length }: Alike): Alike[] {
  const parts: Alike[] = []
  for (let at = 0; at < length; at += 1) {
    let to = at
    while (to < length && made.isOpen(madeFrom + to) && old.isOpen(oldFrom + to)) to += 1
    if (to > at) parts.push({ made, madeFrom: madeFrom + at, old, oldFrom: oldFrom + at, length: to - at })
    at = to
  }
  return parts
}
