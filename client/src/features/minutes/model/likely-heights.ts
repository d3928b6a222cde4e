/**
 * How high blocks are that nobody has looked at yet and that are not laid out: by what the blocks on the screen
 * take for a letter in their language. Without it the page would grow and jump as one scrolls.
 */
import type { Language } from '@tandem/shared/words'

export interface MeasuredText {
  letters: number
  /** In pixels, as are all heights and widths here. */
  height: number
  width: number
}

/** Beside the lines: what keeps a block from the next. */
const apart = 14
const oneLine = 26
/** From fewer letters than a screen has, nothing follows. */
const enoughLetters = 400
/** Of the page, in square pixels, in the type of the text: as measured in the demonstration's minutes. */
const areaOfLetter: Record<Language, number> = { en: 215, ko: 450 }
/** Guesses that are off by less are left: to tell the browser another height has it look at every block. */
const tolerated = 0.3

export class LikelyHeights {
  #expected = new Map<Language, number>()
  #learned = new Map<Language, { width: number; letters: number; height: number }>()

  /** Heights that were measured in another width count no more. */
  isOtherWidth(language: Language, width: number): boolean {
    const known = this.#learned.get(language)
    return known !== undefined && known.width !== width
  }

  /** How wide the words of a language are, before any has been seen: what minutes mostly take is a beginning. */
  expect(language: Language, width: number): void {
    if (width > 0) this.#expected.set(language, areaOfLetter[language] / width)
  }

  /** True when there is for the first time, in this width, enough to tell others' heights from, and they are others. */
  learn(language: Language, { letters, height, width }: MeasuredText): boolean {
    const known = this.#learned.get(language)
    const sums = known?.width === width ? known : { width, letters: 0, height: 0 }
    this.#learned.set(language, sums)
    if (sums.letters >= enoughLetters) return false
    sums.letters += letters
    sums.height += Math.max(0, height - apart)
    return sums.letters >= enoughLetters && this.#isUnexpected(language, sums.height / sums.letters)
  }

  /** Null while nothing is known of the language. */
  of(language: Language, letters: number): number | null {
    const known = this.#learned.get(language)
    const perLetter =
      known && known.letters >= enoughLetters ? known.height / known.letters : this.#expected.get(language)
    if (perLetter === undefined) return null
    return Math.round(apart + Math.max(oneLine, perLetter * letters))
  }

  #isUnexpected(language: Language, perLetter: number): boolean {
    const expected = this.#expected.get(language)
    return expected === undefined || Math.abs(perLetter / expected - 1) > tolerated
  }
}
