/** What others wrote since this person last looked. */
import { z } from 'zod'
import { DocumentId } from '../ids/index.js'
import { DocumentKind } from '../permissions/index.js'
import { AuthorShare, HistoryAuthor } from './authors.js'
import { Seq } from './timeline.js'

export const UnseenDocument = z.object({
  documentId: DocumentId,
  kind: DocumentKind,
  symbol: z.string(),
  /** Up to where this person had looked. */
  seenSeq: Seq,
  headSeq: Seq,
  /** When the last edit by somebody else was received. */
  at: z.number(),
  authors: z.array(HistoryAuthor),
  /** By others, the largest first. */
  shares: z.array(AuthorShare),
})
export type UnseenDocument = z.infer<typeof UnseenDocument>

/** The latest first. What a person has never opened is not among them. */
export const Unseen = z.object({ documents: z.array(UnseenDocument) })
export type Unseen = z.infer<typeof Unseen>
