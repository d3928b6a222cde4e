/**
 * The glossary at work: where a term of one language stands in a paragraph whose text in the other language
 * has none of the words agreed for it. Something to look at, never something that is changed.
 */
import type { Language } from '../../words/index.js'
import type { GlossaryTerm } from '../minutes-card.js'
import type { Span } from '../phrases/span.js'
import { beginsAsWord, endsAsWord } from '../phrases/word-ends.js'

export interface FoundTerm extends Span {
  term: GlossaryTerm
}

/** A glossary made ready for searching. */
export interface Glossary {
  /** All forms of all terms, longest first. */
  expression: Record<Language, RegExp | null>
  /** A form as it is compared → its term. */
  byForm: Record<Language, ReadonlyMap<string, GlossaryTerm>>
}

export function makeGlossary(terms: readonly GlossaryTerm[]): Glossary {
  return {
    expression: { en: expressionOf(terms, 'en'), ko: expressionOf(terms, 'ko') },
    byForm: { en: formsOf(terms, 'en'), ko: formsOf(terms, 'ko') },
  }
}

/** Terms in a text, each where it stands; of two that begin at one place the longer. */
export function termsIn(glossary: Glossary, text: string, language: Language): FoundTerm[] {
  const expression = glossary.expression[language]
  if (!expression) return []
  const found: FoundTerm[] = []
  const search = new RegExp(expression)
  // From one match to the next by hand: a form that ends inside a word makes room for a shorter one.
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const to = wordEnd(text, match, language, glossary)
    const term = to && glossary.byForm[language].get(formOf(text.slice(match.index, to), language))
    if (to && term && !isSomethingElse(text, match.index, term)) {
      found.push({ from: match.index, to, term })
      search.lastIndex = to
    } else search.lastIndex = match.index + 1
  }
  return found
}

/**
 * Terms of one language whose counterpart the other text of the same block lacks. None while one of the two
 * texts is empty: such a pair is out of step as a whole.
 */
export function missingTerms(
  glossary: Glossary,
  texts: Partial<Record<Language, string>>,
  language: Language,
): FoundTerm[] {
  const [here, there] = [texts[language], texts[language === 'en' ? 'ko' : 'en']]
  if (!here?.trim() || !there?.trim()) return []
  const found = termsIn(glossary, here, language)
  if (found.length === 0) return []
  const counterparts = new Set(
    termsIn(glossary, there, language === 'en' ? 'ko' : 'en').map(({ term }) => term),
  )
  return found.filter(({ term }) => !counterparts.has(term))
}

function formsOf(terms: readonly GlossaryTerm[], language: Language): Map<string, GlossaryTerm> {
  const forms = new Map<string, GlossaryTerm>()
  for (const term of terms) {
    for (const form of language === 'en' ? englishForms(term.en) : koreanForms(term.ko)) {
      const key = formOf(form, language)
      if (!forms.has(key)) forms.set(key, term)
    }
  }
  return forms
}

function englishForms(term: string): string[] {
  const plurals = [`${term}s`, term.replace(/y$/, 'ies'), term.replace(/um$/, 'a')]
  return [term, ...plurals]
}

/** `실무(급)` stands for 실무 and 실무급, `참관인(옵서버)` for either word. */
function koreanForms(term: string): string[] {
  const bracketed = /^(.+?)\((.+)\)$/.exec(term)
  if (!bracketed) return [term]
  const [, word = '', inner = ''] = bracketed
  return [term, word, `${word}${inner}`, ...(inner.length > 1 ? [inner] : [])]
}

/** As forms are compared: case and kinds of apostrophe make no difference, nor in Korean the gaps between words. */
function formOf(text: string, language: Language): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, language === 'ko' ? '' : ' ')
}

function expressionOf(terms: readonly GlossaryTerm[], language: Language): RegExp | null {
  if (terms.length === 0) return null
  const forms = terms.flatMap((term) => (language === 'en' ? englishForms(term.en) : koreanForms(term.ko)))
  const sources = forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) =>
      form
        .replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
        .replaceAll(/['’]/g, "['’]")
        .replaceAll(/\s+/g, language === 'ko' ? String.raw`\s{0,2}` : String.raw`\s{1,2}`),
    )
  return new RegExp(sources.join('|'), 'giu')
}

/** Where the longest form that begins here and ends as a word ends; null when none does. */
function wordEnd(
  text: string,
  match: RegExpExecArray,
  language: Language,
  { byForm }: Glossary,
): number | null {
  if (!beginsAsWord(text, match.index)) return null
  for (let to = match.index + match[0].length; to > match.index; to -= 1) {
    if (endsAsWord(text, to) && byForm[language].has(formOf(text.slice(match.index, to), language))) return to
  }
  return null
}

/** "40 minutes" are no minutes of a meeting, and the "Deputy Assistant Secretary" is no secretary. */
function isSomethingElse(text: string, from: number, term: GlossaryTerm): boolean {
  const before = text.slice(Math.max(0, from - 24), from)
  if (term.en === 'minutes' && /\d\s?$/.test(before)) return true
  const isCapital = /^\p{Lu}/u.test(text.slice(from)) && !/^\p{Lu}/u.test(term.en)
  return (
    isCapital && /(?<![\p{L}])\p{Lu}\p{Ll}+\s$/u.test(before) && !/(?<!\p{L})(?:The|An?)\s$/u.test(before)
  )
}
