/** Text in the working languages, and the closed lists of the domain with their names. */
import { z } from 'zod'

export const Language = z.enum(['en', 'ko'])
export type Language = z.infer<typeof Language>

/** The same words in one or more languages. At least one is there. */
export const LocalisedText = z.partialRecord(Language, z.string())
export type LocalisedText = z.infer<typeof LocalisedText>

/** The text in the wished language, else in whichever there is; with the language it is in, for `lang`. */
export function inLanguage(text: LocalisedText, wished: Language): { text: string; language: Language } {
  const exact = text[wished]
  if (exact !== undefined) return { text: exact, language: wished }
  const other = wished === 'en' ? 'ko' : 'en'
  return { text: text[other] ?? '', language: other }
}

export { actions, ExpectedAction, itemKinds, ItemKind, kindsOfAction } from './agenda-words.js'
