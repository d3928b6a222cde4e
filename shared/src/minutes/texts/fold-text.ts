/**
 * Text as it is compared: composed (NFC), with one kind of apostrophe, quotation mark and space, and in
 * lower case where case does not matter; with the way back to the places in the text itself.
 */
export interface FoldedText {
  text: string
  /** The place in the original of a place in the folded text; null inside what one reads as one letter. */
  place: (at: number) => number | null
}

const whole = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** What goes on with the letter before it: marks, joiners, jamo of a decomposed syllable, half a pair. */
const goesOn = /^[\p{M}\u200d\u1160-\u11ff\ud7b0-\ud7fb\udc00-\udfff]/u

export function foldText(original: string, matchCase: boolean): FoldedText {
  const text = foldLetters(original, matchCase)
  if (text.length === original.length && original.normalize('NFC') === original) {
    return { text, place: (at) => (isBetweenLetters(original, at) ? at : null) }
  }
  return foldByLetters(original, matchCase)
}

function foldLetters(text: string, matchCase: boolean): string {
  const folded = text
    .normalize('NFC')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll('\u00a0', ' ')
  return matchCase ? folded : folded.toLowerCase()
}

function foldByLetters(original: string, matchCase: boolean): FoldedText {
  let text = ''
  const places = new Map<number, number>()
  for (const { segment, index } of whole.segment(original)) {
    places.set(text.length, index)
    text += foldLetters(segment, matchCase)
  }
  places.set(text.length, original.length)
  return { text, place: (at) => places.get(at) ?? null }
}

/** Whether a text may be cut here without cutting a letter or a syllable. */
export function isBetweenLetters(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  return !goesOn.test(text.slice(at)) && text.charAt(at - 1) !== '\u200d' && !isHighSurrogate(text, at - 1)
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff
}
