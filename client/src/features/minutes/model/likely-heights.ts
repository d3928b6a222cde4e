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

export class LikelyHeights {
  #learned = new Map<Language, { width: number; letters: number; height: number }>()

  /** Heights that were measured in another width count no more. */
  isOtherWidth(language: Language, width: number): boolean {
    const known = this.#learned.get(language)
    return known !== undefined && known.width !== width
  }

  /** True when there is for the first time, in this width, enough to tell others' heights from. */
  learn(language: Language, { letters, height, width }: MeasuredText): boolean {
    const known = this.#learned.get(language)
    const sums = known?.width === width ? known : { width, letters: 0, height: 0 }
    this.#learned.set(language, sums)
    if (sums.letters >= enoughLetters) return false
    sums.letters += letters
    sums.height += Math.max(0, height - apart)
    return sums.letters >= enoughLetters
  }

  /** Null while nothing is known of the language. */
  of(language: Language, letters: number): number | null {
    const known = this.#learned.get(language)
    if (!known || known.letters < enoughLetters) return null
    return Math.round(apart + Math.max(oneLine, (known.height / known.letters) * letters))
  }
}
