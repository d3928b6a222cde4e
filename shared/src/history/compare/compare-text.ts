/** One text in one language, before and after. */
import type { Run } from '../../documents/runs.js'
import type { Language } from '../../words/index.js'
import type { ComparedText, Deed, Piece } from '../comparison.js'
import type { Origins, TextKey } from '../origins.js'
import { align, type Step } from './align.js'
import type { Doers, DoneStretch } from './deeds.js'
import type { LetterIndex, Letters } from './letters.js'
import { PieceList, sameRuns } from './pieces.js'
import {
  type Frame,
  frameOf,
  sideOf,
  standsElsewhere,
  type TextBefore,
  type TextSide,
  writtenOf,
} from './sides.js'
import { isInsideSign, type Token } from './tokens.js'

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
  const comparing = new TextComparing(language, older, newer, around)
  return { language, part, ...comparing.compare() }
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
      doneBy: (parts) => this.around.doers.deleted(parts),
    })
    const come = this.judge(this.newer, step.newer, this.around.olderIndex.bind(this.around), {
      key: this.older.key,
      within: this.places(this.older, step.older),
      doneBy: (parts) => this.around.doers.inserted(parts),
    })
    // A word that only lost letters was written by who took them; and who wrote over a word took it away.
    const [tookAway, wrote] = [someDeed(out), someDeed(come)]
    for (const { token, isCarried, stretches } of out) {
      this.put(this.older, isCarried ? 'carried-out' : 'deleted', stretches, wrote)
      if (!isCarried && token.kind === 'word') this.wordsDeleted += 1
    }
    for (const { token, isCarried, stretches } of come) {
      this.put(this.newer, isCarried ? 'carried-in' : 'added', stretches, tookAway)
      if (!isCarried && token.kind === 'word') this.wordsAdded += 1
    }
  }

  private put(
    { text }: TextSide,
    change: Piece['change'],
    stretches: readonly DoneStretch[],
    otherwise: Deed | null,
  ): void {
    const isCarried = change === 'carried-in' || change === 'carried-out'
    for (const { at, length, deed } of stretches)
      this.list.add(change, text.between(at, at + length), deed ?? (isCarried ? null : otherwise))
  }

  private judge(
    side: TextSide,
    { from, to }: { from: number; to: number },
    otherIndex: () => LetterIndex,
    opposite: {
      key: TextKey | undefined
      within: readonly [number, number]
      doneBy: (parts: ReturnType<Letters['between']>) => DoneStretch[]
    },
  ): Judged[] {
    return side.tokens.slice(from, to).map((token) => {
      const end = token.at + token.text.length
      const parts = side.letters.between(token.at, end)
      const [start, stop] = opposite.within
      // What merely took this place is a word that changed.
      const isHere = (place: { key: TextKey; at: number }): boolean =>
        place.key === opposite.key && place.at >= start && place.at < stop
      const isKnown = parts.reduce((sum, { length }) => sum + length, 0) === end - token.at
      const isCarried = isKnown && standsElsewhere(parts, otherIndex(), isHere)
      const done = isCarried ? this.around.doers.carried(parts) : opposite.doneBy(parts)
      const stretches = wholeSigns(token, done, side.text.plain)
      return { token, isCarried, stretches }
    })
  }

  private places({ tokens, text }: TextSide, { from, to }: { from: number; to: number }): [number, number] {
    const end = text.plain.length - this.frame.behind
    return [tokens[from]?.at ?? end, tokens[to]?.at ?? end]
  }
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

function someDeed(judged: readonly Judged[]): Deed | null {
  for (const { isCarried, stretches } of judged) {
    if (isCarried) continue
    for (const { deed } of stretches) if (deed) return deed
  }
  return null
}
