/**
 * The words of a block came a second time: two joined it at once, or one joined it and the other moved it. The
 * first in the log stays.
 */
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { alike, wholeWords } from './align.js'
import { rowsOf, takenAlong } from './copied.js'
import { blockAround, elementsIn } from './elements.js'
import { isSame, nameOf } from './follow.js'
import type { LatePlaces } from './late-places.js'
import { endsWord, idOf, type Letter, letterAt, lettersOf, textsIn } from './letters.js'
import type { Pair } from './mended.js'
import type { Mending } from './mending.js'
import type { Moves } from './moved-texts.js'
import { type NewLetter, newTexts } from './new-letters.js'
import type { SecondCopies } from './second-copies.js'

/** Who deletes a block and types a few letters elsewhere has not joined it. */
const leastOfCopy = 3

interface First {
  readonly old: Id
  readonly pairs: readonly Pair[]
  readonly element: Y.XmlElement
  readonly letters: readonly Letter[]
  /** The update deletes the block. */
  readonly isTold: boolean
}

export class SecondJoins {
  private readonly mending: Mending
  private readonly late: LatePlaces
  private readonly seconds: SecondCopies

  constructor(mending: Mending, late: LatePlaces, seconds: SecondCopies) {
    this.mending = mending
    this.late = late
    this.seconds = seconds
  }

  /**
   * Blocks that were moved by one who had not heard that they were joined.
   *
   * @param before what was known before the update
   */
  async takeBlocks(language: Language, before: Moves): Promise<void> {
    const { mending } = this
    for (const { element, id } of before.joined) {
      // It stood until now: what was known of it is of an edit that did not come into the log.
      if (mending.stood(element)) continue
      if (!mending.isDeleted(element) && !mending.touched.made.has(id)) continue
      const first = this.firstOf(element, language)
      if (first) await this.takeBlock(id as BlockId, first, language)
    }
  }

  /** Words that were joined by one who had not heard that their block was joined or moved. */
  async takeCopies(language: Language, before: Moves): Promise<void> {
    const elements = new Map(before.elements.map((element) => [nameOf(element), element]))
    for (const element of elements.values()) {
      if (this.mending.stood(element) || !this.mending.isDeleted(element)) continue
      const first = this.firstOf(element, language)
      if (first) await this.takeCopy(first, language)
    }
  }

  /** What stands of the letters that were in the block. */
  private firstOf(element: Id, language: Language): First | null {
    const { mending } = this
    const isTold = mending.isDeleted(element)
    const pairs = mending.moves
      .lettersOf(element)
      .filter((letter) => !isTold || mending.isDeleted(letter))
      .flatMap((letter): Pair[] => {
        const copy = mending.standingCopy(letter)
        return copy && letterAt(mending.copy, copy)?.item.deleted === false ? [[letter, copy]] : []
      })
    const copies = pairs.map(([, copy]) => copy)
    const [some] = copies
    const text = some && letterAt(mending.copy, some)?.text
    const kept = text && blockAround(mending.copy, text, language)
    if (!text || !kept) return null
    const names = new Set(copies.map(nameOf))
    const letters = lettersOf(text).filter((letter) => names.has(nameOf(letter)))
    return { old: element, pairs, element: kept, letters, isTold }
  }

  /**
   * He moved it: what he wrote in his copy goes where the block was joined to. After a reload a page may not tell any
   * more that it deleted the old one; but who undoes the joining takes out what was joined.
   */
  private async takeBlock(
    id: BlockId,
    { element, letters, isTold }: First,
    language: Language,
  ): Promise<void> {
    const elements = this.mending.elements(language).get(id) ?? []
    const extra = elements.find((each) => this.mending.isOfUpdate(idOf(each)))
    if (!extra || extra === element || elements.length > 1) return
    // It was brought back after it was joined, and that is what he moved.
    if (this.mending.isMoveOfStanding(extra)) return
    const copied = textsIn(extra).flatMap((text) => lettersOf(text).filter(({ isStanding }) => isStanding))
    const isWhole = letters.length >= leastOfCopy && charsOf(copied).includes(charsOf(letters))
    // Another of its id may have been made after he joined it.
    const isPart = isTold && alike(letters, copied).length >= letters.length / 2
    if (!isWhole && !isPart) return
    await this.seconds.mergeInto(element, extra, language)
  }

  /** He joined it: his copy goes, and what he had written in the block stands in the first. */
  private async takeCopy({ old, pairs, element, letters }: First, language: Language): Promise<void> {
    const { mending } = this
    const known = new Set([...letters.map(nameOf), ...mending.copiesOfStood()])
    for (const text of newTexts(mending, language)) {
      if (this.isOneOfTwo(text.element, language)) continue
      const fresh = text.letters.filter((letter) => {
        // What he wrote in the block itself is no copy of it.
        const around = mending.moves.elementOf(letter)
        return !known.has(nameOf(letter.stands)) && !(around && isSame(around, old))
      })
      const copied = copyIn(letters, fresh, this.writtenIn(element, language))
      if (copied.size === 0) continue
      const own = await this.late.putOwn(
        fresh.filter((letter) => !copied.has(letter)),
        element,
      )
      const isOwn = (letter: NewLetter): boolean => own.some((each) => isSame(each, letter))
      const going = fresh.filter((letter) => copied.has(letter) || isOwn(letter))
      await mending.takeOut(
        mending.author,
        going.map(({ stands }) => stands),
      )
      mending.noteAgain(old, element, pairs)
      return
    }
  }

  /** What he had written in blocks for which this one stands now, until he moved them himself in the same update too. */
  private writtenIn(kept: Y.XmlElement, language: Language): Letter[][] {
    const { mending } = this
    const movedNow = elementsIn(mending.copy, language, ({ deleted, id }) => {
      return deleted && mending.isDeleted(id) && !mending.isNew(id)
    })
    const own = [...movedNow.values()]
      .flat()
      .filter((element) => mending.moves.leads(idOf(element), idOf(kept)))
      .flatMap((element) => textsIn(element))
      .map((text) => lettersOf(text).filter((letter) => mending.cameWith(letter)))
    return [...this.late.writtenIn(kept), ...own]
  }

  /** Which of two copies of a block stays is told elsewhere. */
  private isOneOfTwo(element: Y.XmlElement, language: Language): boolean {
    const id = element.getAttribute('id') as BlockId | undefined
    return id !== undefined && (this.mending.elements(language).get(id)?.length ?? 0) > 1
  }
}

/**
 * All of it in a row; or with words left out and others of his between, if nothing else was written in one go with
 * it. Otherwise it may be another text that begins alike.
 *
 * @param own what its author had written in the block
 */
function copyIn(
  letters: readonly Letter[],
  fresh: readonly NewLetter[],
  own: readonly (readonly Letter[])[],
): ReadonlySet<NewLetter> {
  if (letters.length < leastOfCopy) return new Set()
  const from = charsOf(fresh).indexOf(charsOf(letters))
  const whole = from === -1 ? [] : fresh.slice(from, from + letters.length)
  const next = from === -1 ? undefined : fresh[from + letters.length]
  // Not the beginning of a word alone.
  if (whole.length > 0 && (endsWord(charsOf(whole).slice(-1)) || /^\s?$/.test(next?.char ?? '')))
    return new Set(whole)
  // What he wrote into the copy later parts it.
  const copied: NewLetter[] = []
  let left = letters
  for (const row of rowsOf(fresh)) {
    const pairs = copyInRow(left, row, own)
    const last = pairs.at(-1)
    if (!last) continue
    copied.push(...pairs.map(([, copy]) => copy))
    left = left.slice(left.findIndex((letter) => isSame(letter, last[0])) + 1)
  }
  return new Set(copied)
}

function copyInRow(
  letters: readonly Letter[],
  row: readonly NewLetter[],
  own: readonly (readonly Letter[])[],
): [Letter, NewLetter][] {
  const words = own.filter((each) => charsOf(row).includes(charsOf(each)))
  const his = new Set(takenAlong(words, row).values())
  // What he wrote may be part of what he copied, or stand between.
  for (const rest of [row.filter((letter) => !his.has(letter)), row]) {
    const pairs = wholeWords(alike(letters, rest), letters, rest) as [Letter, NewLetter][]
    const copies = new Set(pairs.map(([, copy]) => nameOf(copy)))
    const left = rest.filter((letter) => !copies.has(nameOf(letter)))
    if (copies.size >= leastOfCopy && takenAlong(own, left).size === left.length) return pairs
  }
  return []
}

function charsOf(letters: readonly Letter[]): string {
  return letters.map(({ char }) => char ?? '\0').join('')
}
