/** Text in the working languages, and the closed lists of the domain with their names. */
import { z } from 'zod'

export const Language = z.enum(['en', 'ko'])
export type Language = z.infer<typeof Language>

/** The same words in one or more languages. At least one is there. */
export const LocalisedText = z.partialRecord(Language, z.string())
export type LocalisedText = z.infer<typeof LocalisedText>

const longestName = 200

/** A name that somebody gives a thing or a person: in at least one language, in none of them empty. */
export const GivenName = z
  .partialRecord(Language, z.string().trim().min(1).max(longestName))
  .refine((name) => Object.values(name).some((text) => text !== undefined), 'no name in any language')

/** The text in the wished language, else in whichever there is; with the language it is in, for `lang`. */
export function inLanguage(text: LocalisedText, wished: Language): { text: string; language: Language } {
  const exact = text[wished]
  if (exact !== undefined) return { text: exact, language: wished }
  const other = wished === 'en' ? 'ko' : 'en'
  return { text: text[other] ?? '', language: other }
}

export { actions, ExpectedAction, itemKinds, ItemKind, kindsOfAction } from './agenda-words.js'
export {
  commitmentStatuses,
  CommitmentStatus,
  OutcomeVerb,
  outcomeVerbs,
  ParagraphFlag,
  paragraphFlags,
  ParagraphKind,
  paragraphKinds,
  RecordType,
  recordTypes,
  TextKind,
  textKinds,
} from './record-words.js'
