/** A text in the units that a comparison shows: words, and in Korean eojeol, so that a particle travels with its noun. */
import type { Language } from '../../words/index.js'

export interface Token {
  readonly text: string
  /** Where it begins, in UTF-16 units. */
  readonly at: number
  readonly kind: 'word' | 'space' | 'mark'
}

// Symbols of papers, numbers, compounds and abbreviations stay whole: CCWG/8/1/Rev.1, 1,500, know-how, U.S. So does what a person
// sees as one sign, however many code points make it.
const word = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:[/'’‑-]|[.,:](?=\p{N})|\.(?=\p{L}\.))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*`
const sign = String.raw`\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\p{EMod}|\p{M}|\u200d\p{Extended_Pictographic})*|[^\s\p{L}\p{N}]\p{M}*`
const inWords = new RegExp(String.raw`\s+|${word}|${sign}`, 'gu')
const inEojeol = /\s+|\S+/gu
/** Before and behind an eojeol; a bracket inside stays, as in 의제(부속서 A)를. */
const around = /^([([{<“‘"'「『《〈·]*)(.*?)([.,;:!?…)\]}>”’"'」』》〉·]*)$/su
const isWord = /[\p{L}\p{N}]/u
/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2}/u

const firstUnspaced = 0x0e00

/** @param start where the text stands in the one that places count in */
export function tokensOf(text: string, language: Language, start = 0): Token[] {
  const tokens: Token[] = []
  eachToken(text, language, (part, within, kind) => tokens.push({ text: part, at: start + within, kind }))
  return tokens
}

/** Words of a text as a comparison counts them (eojeol in Korean). */
export function wordsIn(text: string, language: Language): number {
  let words = 0
  eachToken(text, language, (_, _at, kind) => (words += kind === 'word' ? 1 : 0))
  return words
}

type Take = (text: string, at: number, kind: Token['kind']) => void

function eachToken(text: string, language: Language, take: Take): void {
  const units = language === 'ko' ? inEojeol : inWords
  units.lastIndex = 0
  for (let found = units.exec(text); found !== null; found = units.exec(text)) {
    const { 0: part, index } = found
    if (part === ' ' || part.trim() === '') take(part, index, 'space')
    else if (language === 'ko') takeEojeol(take, part, index)
    else takePart(take, part, index)
  }
}

function takeEojeol(take: Take, part: string, at: number): void {
  if (isHangul(part.charCodeAt(0)) && isHangul(part.charCodeAt(part.length - 1))) {
    takePart(take, part, at)
    return
  }
  const [, before = '', inside = part, behind = ''] = around.exec(part) ?? []
  for (const [index, sign] of [...before].entries()) take(sign, at + index, 'mark')
  if (inside !== '') takePart(take, inside, at + before.length)
  const end = at + before.length + inside.length
  for (const [index, sign] of [...behind].entries()) take(sign, end + index, 'mark')
}

function takePart(take: Take, part: string, at: number): void {
  if (isSpaced(part) || !unspaced.test(part)) {
    const begins = part.charCodeAt(0)
    take(part, at, isHangul(begins) || isWord.test(part) ? 'word' : 'mark')
    return
  }
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  for (const { segment, index } of segmenter.segment(part))
    take(segment, at + index, isWord.test(segment) ? 'word' : 'mark')
}

/** Most words: none of the scripts that put no spaces between them begins below Thai or stands among the syllables. */
function isSpaced(part: string): boolean {
  for (let at = 0; at < part.length; at += 1) {
    const unit = part.charCodeAt(at)
    if (unit >= firstUnspaced && !isHangul(unit)) return false
  }
  return true
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3
}

let segmenter: Intl.Segmenter | undefined

/** Whether a person sees one sign across this place: half a surrogate pair, a mark on a letter, a syllable's parts. */
export function isInsideSign(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const unit = text.charCodeAt(at)
  if (unit < 0x300) return false
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff
  // Vowels and final consonants of decomposed syllables.
  const isJamo = (unit >= 0x1160 && unit <= 0x11ff) || (unit >= 0xd7b0 && unit <= 0xd7ff)
  return isLowSurrogate || isJamo || unit === 0x200d || /^\p{M}/u.test(text.slice(at, at + 2))
}
