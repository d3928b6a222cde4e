/**
 * Finding by name: in both languages at once, by the initial consonants of Hangul (ㅇㅈ finds 의제), and in
 * the middle of a syllable being typed (의ㅈ, 의젱 on the way). Pure, and quick enough for every keystroke.
 */
import { disassemble, getChoseong } from 'es-hangul'

export interface Searchable {
  /** Everything the thing may be found by. */
  texts: readonly string[]
}

interface Prepared {
  plain: string
  letters: string
  initials: string
}

const prepared = new WeakMap<Searchable, Prepared[]>()

/** How well it matches, 0 for not at all. A number or symbol found from its start comes first. */
export function score(thing: Searchable, query: string): number {
  const wished = query.trim().toLocaleLowerCase()
  if (wished === '') return 1
  const texts = prepare(thing)
  const words = wished.split(/\s+/)
  const scores = words.map((word) => Math.max(...texts.map((text) => scoreWord(text, word))))
  if (scores.includes(0)) return 0
  const whole = words.length > 1 && texts.some(({ plain }) => plain.includes(wished)) ? 2 : 0
  return Math.min(...scores) + whole
}

function scoreWord(text: Prepared, word: string): number {
  const at = text.plain.indexOf(word)
  if (at === 0) return 8
  if (at > 0) return isBoundary(text.plain.charAt(at - 1)) ? 7 : 4
  if (isInitials(word)) {
    const initialsAt = text.initials.search(initialsPattern(word))
    if (initialsAt < 0) return 0
    return initialsAt === 0 ? 6 : 3
  }
  // Letters only help Hangul that is still being put together; in Latin they would match by accident.
  if (!hasHangul(word)) return 0
  return text.letters.includes(disassemble(word)) ? 5 : 0
}

/** Which part of a text the query found, for marking it; null where it matched otherwise. */
export function matchedPart(text: string, query: string): { start: number; end: number } | null {
  const wished = query.trim().toLocaleLowerCase()
  if (wished === '') return null
  const lower = text.toLocaleLowerCase()
  const at = lower.indexOf(wished)
  if (at >= 0) return { start: at, end: at + wished.length }
  if (!isInitials(wished)) return null
  // Initials have one letter for each character, so places in them are places in the text.
  const found = initialsPattern(wished).exec(initialsOf(text))
  return found && { start: found.index, end: found.index + found[0].length }
}

function prepare(thing: Searchable): Prepared[] {
  const known = prepared.get(thing)
  if (known) return known
  const made = thing.texts.map((text) => {
    const plain = text.toLocaleLowerCase()
    return { plain, letters: disassemble(plain), initials: initialsOf(plain) }
  })
  prepared.set(thing, made)
  return made
}

/** The text with each Hangul syllable replaced by its initial; everything else stays in its place. */
function initialsOf(text: string): string {
  return Array.from(text, (character) => (isSyllable(character) ? getChoseong(character) : character)).join(
    '',
  )
}

/** Nobody types the spaces between the words whose initials he types. */
function initialsPattern(initials: string): RegExp {
  return new RegExp(Array.from(initials).join('\\s*'))
}

function isSyllable(character: string): boolean {
  return character >= '가' && character <= '힣'
}

function isInitials(text: string): boolean {
  return /^[ㄱ-ㅎ]+$/.test(text)
}

function hasHangul(text: string): boolean {
  return /[ㄱ-ㅣ가-힣]/.test(text)
}

function isBoundary(character: string): boolean {
  return /[\s/(,.·:“‘-]/.test(character)
}
