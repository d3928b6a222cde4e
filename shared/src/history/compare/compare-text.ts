/** One text in one language, before and after. */
import type { Run } from '../../documents/runs.js'
import type { Language } from '../../words/index.js'
import type { ComparedText, Deed, Piece } from '../comparison.js'
import type { Origins, TextKey } from '../origins.js'
import { align, type Step } from './align.js'
import { type Doers, type DoneStretch, sameDeed } from './deeds.js'
import type { LetterIndex } from './letters.js'
import { PieceList, sameRuns } from './pieces.js'
import {
  type Frame,
  frameOf,
  sideOf,
  standsAnywhere,
  standsElsewhere,
  type TextBefore,
  type TextSide,
  writtenOf,
} from './sides.js'
import { isInsideSign, type Token, wordsIn } from './tokens.js'

/** Both records' letters, and who did what to them between the two. */
export interface Around {
  readonly doers: Doers
  readonly olderOrigins: Origins
  readonly newerOrigins: Origins
  /** Made when first asked for: most comparisons find little to ask about. */
  olderIndex(): LetterIndex
  newerIndex(): LetterIndex
}

/** A text of a record: what it is, and its words before and after; undefined: it did not stand. */
export interface TextPair {
  readonly language: Language
  readonly part: ComparedText['part']
  readonly older: TextBefore | undefined
  readonly newer: TextBefore | undefined
}

export function compareText({ language, part, older, newer }: TextPair, around: Around): ComparedText {
  if (older && newer && sameRuns(older.runs, newer.runs)) return sameText(language, part, newer.runs)
  const written = older || !newer ? null : writtenAtOnce(newer, language, around)
  if (written) return { language, part, ...written }
  const comparing = new TextComparing(language, older, newer, around)
  return { language, part, ...comparing.compare() }
}

/** A text that was not there, and that one person wrote at one time; null: there is more to say of it. */
function writtenAtOnce(
  newer: TextBefore,
  language: Language,
  { newerOrigins, olderIndex, doers }: Around,
): Omit<ComparedText, 'language' | 'part'> | null {
  const { text, letters } = writtenOf(newer, newerOrigins)
  const { length } = text.plain
  const parts = letters.between(0, length)
  const [only] = doers.inserted(parts)
  if (!only?.deed || only.length < length || standsAnywhere(parts, olderIndex())) return null
  const list = new PieceList()
  list.add('added', text.between(0, length), only.deed)
  return { pieces: list.pieces, wordsAdded: wordsIn(text.plain, language), wordsDeleted: 0 }
}

export function sameText(language: Language, part: ComparedText['part'], runs: readonly Run[]): ComparedText {
  const pieces = runs.map((run): Piece => ({ change: 'same', run }))
  return { language, part, pieces, wordsAdded: 0, wordsDeleted: 0 }
}

export function isChanged({ pieces }: Pick<ComparedText, 'pieces'>): boolean {
  return pieces.some(({ change }) => change !== 'same')
}

/** A token with the stretches of it that each are one piece. */
interface Judged {
  readonly token: Token
  readonly isCarried: boolean
  readonly stretches: readonly DoneStretch[]
}

class TextComparing {
  private readonly around: Around
  private readonly older: TextSide
  private readonly newer: TextSide
  private readonly frame: Frame
  private readonly list = new PieceList()
  private wordsAdded = 0
  private wordsDeleted = 0

  constructor(
    language: Language,
    older: TextBefore | undefined,
    newer: TextBefore | undefined,
    around: Around,
  ) {
    this.around = around
    const [was, now] = [writtenOf(older, around.olderOrigins), writtenOf(newer, around.newerOrigins)]
    this.frame = frameOf(was, now)
    const isSide = { language, frame: this.frame }
    this.older = sideOf(was, { ...isSide, index: around.newerIndex.bind(around), key: newer?.key })
    this.newer = sideOf(now, { ...isSide, index: around.olderIndex.bind(around), key: older?.key })
  }

  compare(): Pick<ComparedText, 'pieces' | 'wordsAdded' | 'wordsDeleted'> {
    const { before, behind } = this.frame
    const [was, now] = [this.older.text, this.newer.text]
    this.stayed([0, before], [0, before])
    for (const step of align(this.older, this.newer)) {
      if (step.kind === 'same')
        this.stayed(this.places(this.older, step.older), this.places(this.newer, step.newer))
      else this.differs(step)
    }
    const [wasEnd, nowEnd] = [was.plain.length, now.plain.length]
    this.stayed([wasEnd - behind, wasEnd], [nowEnd - behind, nowEnd])
    return { pieces: this.list.pieces, wordsAdded: this.wordsAdded, wordsDeleted: this.wordsDeleted }
  }

  private stayed(was: readonly [number, number], now: readonly [number, number]): void {
    const { letters, text } = this.newer
    this.list.stayed(this.older.text.between(...was), text.between(...now), (into, length, marks) => {
      const from = now[0] + into
      const parts = letters.between(from, from + length)
      const whole = { at: from, text: text.plain.slice(from, from + length) }
      return wholeSigns(whole, this.around.doers.marked(parts, marks), text.plain).map((stretch) => ({
        ...stretch,
        at: stretch.at - from,
      }))
    })
  }

  private differs(step: Step): void {
    const out = this.judge(this.older, step.older, this.around.newerIndex.bind(this.around), {
      key: this.newer.key,
      within: this.places(this.newer, step.newer),
      doneIn: (from, to) => this.around.doers.deleted(this.older.letters.between(from, to)),
    })
    const come = this.judge(this.newer, step.newer, this.around.olderIndex.bind(this.around), {
      key: this.older.key,
      within: this.places(this.older, step.older),
      doneIn: this.insertedIn(step.newer),
    })
    // A word that only lost letters was written by who took them; and who wrote over a word took it away.
    const [tookAway, wrote] = [someDeed(out), someDeed(come)]
    this.put(this.older, out, { written: 'deleted', carried: 'carried-out' }, wrote)
    this.put(this.newer, come, { written: 'added', carried: 'carried-in' }, tookAway)
    this.wordsDeleted += wordsWritten(out)
    this.wordsAdded += wordsWritten(come)
  }

  private put(
    { text }: TextSide,
    judged: readonly Judged[],
    change: Readonly<Record<'written' | 'carried', Piece['change']>>,
    otherwise: Deed | null,
  ): void {
    for (const { from, to, isCarried, deed } of togetherIn(judged, otherwise))
      this.list.add(isCarried ? change.carried : change.written, text.between(from, to), deed)
  }

  private judge(
    side: TextSide,
    { from, to }: { from: number; to: number },
    otherIndex: () => LetterIndex,
    opposite: {
      key: TextKey | undefined
      within: readonly [number, number]
      doneIn: (from: number, to: number) => DoneStretch[]
    },
  ): Judged[] {
    const [start, stop] = opposite.within
    const [first, last] = [side.tokens[from], side.tokens[to - 1]]
    if (!first || !last || from >= to) return []
    const all = side.letters.between(first.at, last.at + last.text.length)
    const isAnyElsewhere = standsAnywhere(all, otherIndex())
    return side.tokens.slice(from, to).map((token) => {
      const end = token.at + token.text.length
      if (!isAnyElsewhere) {
        const stretches = wholeSigns(token, opposite.doneIn(token.at, end), side.text.plain)
        return { token, isCarried: false, stretches }
      }
      const parts = side.letters.between(token.at, end)
      // What merely took this place is a word that changed.
      const isHere = (place: { key: TextKey; at: number }): boolean =>
        place.key === opposite.key && place.at >= start && place.at < stop
      const isKnown = parts.reduce((sum, { length }) => sum + length, 0) === end - token.at
      const isCarried = isKnown && standsElsewhere(parts, otherIndex(), isHere)
      const done = isCarried ? this.around.doers.carried(parts) : opposite.doneIn(token.at, end)
      const stretches = wholeSigns(token, done, side.text.plain)
      return { token, isCarried, stretches }
    })
  }

  /** Rows bring letters in the order of their clocks: who wrote a whole stretch is asked once, and not word by word. */
  private insertedIn({
    from,
    to,
  }: {
    from: number
    to: number
  }): (from: number, to: number) => DoneStretch[] {
    const { letters } = this.newer
    const done = this.around.doers.inserted(letters.between(...this.places(this.newer, { from, to })))
    let reached = 0
    return (start, end) => {
      const found: DoneStretch[] = []
      while (reached < done.length && endOf(done[reached] as DoneStretch) <= start) reached += 1
      for (let index = reached; index < done.length; index += 1) {
        const { at, length, deed } = done[index] as DoneStretch
        if (at >= end) break
        const [begin, stop] = [Math.max(at, start), Math.min(at + length, end)]
        found.push({ at: begin, length: stop - begin, deed })
      }
      return found
    }
  }

  private places({ tokens, text }: TextSide, { from, to }: { from: number; to: number }): [number, number] {
    const end = text.plain.length - this.frame.behind
    return [tokens[from]?.at ?? end, tokens[to]?.at ?? end]
  }
}

interface Together {
  readonly isCarried: boolean
  readonly from: number
  to: number
  readonly deed: Deed | null
}

/** Words in a row of which one person made the same at one time, as one. */
function togetherIn(judged: readonly Judged[], otherwise: Deed | null): Together[] {
  const together: Together[] = []
  for (const { isCarried, stretches } of judged) {
    for (const stretch of stretches) {
      const deed = stretch.deed ?? (isCarried ? null : otherwise)
      const last = together.at(-1)
      const goesOn = last?.to === stretch.at && last.isCarried === isCarried && sameDeed(last.deed, deed)
      if (goesOn) last.to = endOf(stretch)
      else together.push({ isCarried, from: stretch.at, to: endOf(stretch), deed })
    }
  }
  return together
}

function wordsWritten(judged: readonly Judged[]): number {
  let words = 0
  for (const { token, isCarried } of judged) if (!isCarried && token.kind === 'word') words += 1
  return words
}

/**
 * The whole token in stretches by who did it: letters that were there before belong to the deed beside them,
 * and no stretch ends inside a sign.
 */
function wholeSigns(
  token: Pick<Token, 'at' | 'text'>,
  done: readonly DoneStretch[],
  text: string,
): DoneStretch[] {
  const end = token.at + token.text.length
  const known = done.filter(({ deed }) => deed !== null)
  if (known.length < 2) return [{ at: token.at, length: end - token.at, deed: known[0]?.deed ?? null }]
  const stretches: DoneStretch[] = []
  let at = token.at
  for (const [index, { deed }] of known.entries()) {
    let to = known[index + 1]?.at ?? end
    while (to < end && isInsideSign(text, to)) to += 1
    if (to > at) stretches.push({ at, length: to - at, deed })
    at = Math.max(at, to)
  }
  return stretches
}

function endOf({ at, length }: DoneStretch): number {
  return at + length
}

function someDeed(judged: readonly Judged[]): Deed | null {
  for (const { isCarried, stretches } of judged) {
    if (isCarried) continue
    for (const { deed } of stretches) if (deed) return deed
  }
  return null
}
