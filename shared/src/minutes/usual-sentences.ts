/** Sentences that records of this kind usually have under an item of the agenda, filled in as far as is known. */
import { z } from 'zod'
import { Attribution } from '../documents/minutes-record.js'
import { ItemId } from '../ids/index.js'
import { LocalisedText, OutcomeVerb, ParagraphFlag, ParagraphKind } from '../words/index.js'

export const UsualSentence = z.object({
  /** In which case it is said; null: always. */
  when: LocalisedText.nullable(),
  kind: ParagraphKind,
  verb: OutcomeVerb.nullable(),
  flags: z.array(ParagraphFlag),
  attribution: Attribution,
  /** What is not known stands as an ellipsis. */
  text: LocalisedText,
})
export type UsualSentence = z.infer<typeof UsualSentence>

/** Of each item that has some. */
export const UsualSentences = z.object({
  items: z.array(z.object({ item: ItemId, sentences: z.array(UsualSentence) })),
})
export type UsualSentences = z.infer<typeof UsualSentences>
