/** Words and deletions for places that are gone: to where their neighbours went. */
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import type { LateWords } from '../guard/touched.js'
import { takenAlong } from './copied.js'
import { firstOf, isSame } from './follow.js'
import { endOfWord, idOf, indexBeside, type Letter, letterAt, lettersOf, textsIn } from './letters.js'
import { type LateMark, putMarks } from './late-marks.js'
import type { Pair } from './mended.js'
import type { Mending } from './mending.js'
import type { Neighbours } from './moved-texts.js'

interface Spot {
  text: Y.XmlText
  index: number
}

/** From what has no copy to its neighbours, until one has. */
const mostSteps = 1_000

export class LatePlaces {
  private readonly mending: Mending
  /** Words of the author's for blocks that he then moved or deleted himself. */
  private readonly written: { element: Id; words: LateWords }[] = []
  private readonly unplaced: [words: LateWords, element: Id | null][] = []

  constructor(mending: Mending) {
    this.mending = mending
  }

  /** Words for an element that is gone: to where their neighbours went. */
  async putLateWords(): Promise<void> {
    for (const struct of this.mending.touched.words) {
      const element = this.elementAround(struct)
      // Its author deleted the block as well, or moved it: then they are in his copy, or he took them out.
      if (element && this.mending.isDeleted(element)) {
        this.written.push({ element, words: struct })
        // What leans on it finds its place, whether it comes or not.
        this.mending.noteLate(struct, element, [])
        continue
      }
      await this.putWords(struct, element, (id) => !this.mending.isDeleted(id))
    }
  }

  /** For which there was no place before. */
  async putUnplaced(): Promise<void> {
    for (const [words, element] of this.unplaced.splice(0)) {
      await this.putWords(words, element, (id) => !this.mending.isDeleted(id))
    }
  }

  /** Marks for letters that stand elsewhere: on the letters they were for. */
  async putLateMarks(): Promise<void> {
    const own = new Set(this.written.map(({ words }) => words))
    await this.putMarksOf(this.mending.touched.words.filter((words) => !own.has(words)))
  }

  private async putMarksOf(structs: readonly LateWords[]): Promise<void> {
    const { author } = this.mending
    const marks = structs.flatMap((struct): LateMark[] => {
      const { client, clock, mark } = struct
      const spot = mark && !this.mending.isDeleted(struct) ? this.spotFor(struct, null) : null
      return mark && spot ? [{ author, client, clock, ...mark, ...spot }] : []
    })
    await putMarks(this.mending, marks)
  }

  private async putWords(words: LateWords, element: Id | null, isWanted: (id: Id) => boolean): Promise<void> {
    const pairs: Pair[] = []
    let behind: Id | null = null
    for (const { from, text } of partsOf(words, isWanted)) {
      const spot: Spot | null = this.spotFor(words, behind)
      if (!spot) {
        this.unplaced.push([words, element])
        break
      }
      const made = await this.mending.write(this.mending.author, () => spot.text.insert(spot.index, text))
      for (const [at, id] of made.entries()) pairs.push([{ client: words.client, clock: from + at }, id])
      behind = made.at(-1) ?? behind
    }
    this.mending.noteLate(words, element, pairs)
  }

  private elementAround({ origin, rightOrigin, parent }: LateWords): Id | null {
    const moves = this.mending.moves
    for (const id of [origin, rightOrigin, parent]) {
      const element = id && (this.elementOfWritten(id) ?? moves.elementOf(id))
      if (element) return element
    }
    return null
  }

  private elementOfWritten({ client, clock }: Id): Id | null {
    const holds = ({ words }: { words: LateWords }): boolean =>
      words.client === client && clock >= words.clock && clock < words.clock + words.text.length
    return this.written.find(holds)?.element ?? null
  }

  private spotFor({ origin, rightOrigin, parent }: Neighbours, behind: Id | null, steps = 0): Spot | null {
    const left = behind ?? origin
    const spot = (left && this.spotBeside(left, 'behind', steps)) ?? null
    if (spot) return spot
    const before = (rightOrigin && this.spotBeside(rightOrigin, 'before', steps)) ?? null
    if (before) return before
    return parent && this.spotIn(parent, steps)
  }

  /** At the beginning of a text, or of what is left of it where it was joined to another. */
  private spotIn(id: Id, steps: number): Spot | null {
    const text = this.mending.standingText(id)
    if (text) return { text, index: 0 }
    const moves = this.mending.moves
    const texts = (of: Id): Id[] => moves.textsFor(of)
    const neighbours = firstOf(id, (each) => moves.neighboursOf(each), texts)
    return neighbours && steps < mostSteps ? this.spotFor(neighbours, null, steps + 1) : null
  }

  private spotBeside(id: Id, side: 'before' | 'behind', steps: number): Spot | null {
    const copy = this.mending.standingCopy(id)
    const at = copy && letterAt(this.mending.copy, copy)
    if (at) return { text: at.text, index: indexBeside(at.text, copy, side) }
    // Its copy, or the copy of that, was taken out before all of it was moved on.
    const moves = this.mending.moves
    const copies = (of: Id): Id[] => moves.copiesOf(of)
    const neighbours = firstOf(id, (each) => moves.neighboursOf(each), copies)
    const spot: Spot | null =
      neighbours && steps < mostSteps ? this.spotFor(neighbours, null, steps + 1) : null
    // What it stood beside has no copy: what stands there now may be another word that begins alike.
    return spot && { ...spot, index: endOfWord(spot.text, spot.index) }
  }

  /** Letters that somebody takes out where they no longer are. */
  async takeOutLate(): Promise<void> {
    const moves = this.mending.moves
    const elements = moves.elements.filter((id) => this.mending.isDeleted(id))
    const copies: Id[] = []
    for (const range of this.mending.touched.deletions) {
      for (const { element, ...letter } of moves.within(range)) {
        // Gone with the whole block: who deletes or moves a block takes no word of it out.
        if (element && elements.some((id) => isSame(id, element))) continue
        const copy = this.mending.standingCopy(letter, true)
        if (copy) copies.push(copy)
      }
    }
    await this.mending.takeOut(this.mending.author, copies)
  }

  /**
   * What the author of a second copy had written before he made it, as far as he took it along.
   *
   * @returns the copy's letters that are his own
   */
  async putOwn(copied: readonly Letter[], kept: Y.XmlElement): Promise<Letter[]> {
    const owns = this.ownsFor(kept)
    const letters = owns.map(({ words }) => lettersIn(words))
    const others = textsIn(kept).flatMap((text) => lettersOf(text).filter(({ isStanding }) => isStanding))
    const taken = takenAlong(letters, copied, others)
    for (const [at, own] of owns.entries()) {
      const its = (letters[at] ?? []).filter((letter) => taken.has(letter))
      // He may have made another copy, of what he had written elsewhere.
      if (its.length === 0) continue
      this.written.splice(this.written.indexOf(own), 1)
      const isTaken = (id: Id): boolean => its.some((letter) => isSame(letter, id))
      await this.putWords(own.words, own.element, isTaken)
    }
    return [...taken.values()]
  }

  /** What the author had written in blocks for which this one stands now. */
  writtenIn(kept: Y.XmlElement): Letter[][] {
    return this.ownsFor(kept).map(({ words }) => lettersIn(words))
  }

  private ownsFor(kept: Y.XmlElement): { element: Id; words: LateWords }[] {
    const moves = this.mending.moves
    return this.written.filter(({ element }) => moves.leads(element, idOf(kept)))
  }

  /** And what he had marked before he made it, once it is gone. */
  async putOwnMarks(kept: Y.XmlElement): Promise<void> {
    const { moves } = this.mending
    const owns = this.written.filter(({ element, words }) => words.mark && moves.leads(element, idOf(kept)))
    for (const own of owns) this.written.splice(this.written.indexOf(own), 1)
    await this.putMarksOf(owns.map(({ words }) => words))
  }
}

/** The wanted letters, in rows that stand together. */
function partsOf(
  { client, clock, text }: LateWords,
  isWanted: (id: Id) => boolean,
): { from: number; text: string }[] {
  const parts: { from: number; text: string }[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (!isWanted({ client, clock: clock + at })) continue
    const last = parts.at(-1)
    if (last && last.from + last.text.length === clock + at) last.text += text.charAt(at)
    else parts.push({ from: clock + at, text: text.charAt(at) })
  }
  return parts
}

function lettersIn({ client, clock, text }: LateWords): Letter[] {
  return Array.from({ length: text.length }, (_, at) => {
    return { client, clock: clock + at, char: text.charAt(at), isStanding: true, marks: {} }
  })
}
