/** The life of a document as a list of versions: each is a position in its log, and costs as much as its name. */
import { z } from 'zod'
import { DocumentId, VersionId } from '../ids/index.js'
import type { Language } from '../words/index.js'
import { AuthorIndex, AuthorShare, HistoryAuthor } from './authors.js'

/** A position in the log: everything up to and with the row of this number. 0 is before the first. */
export const Seq = z.int().min(0)

export const versionKinds = ['opened', 'auto', 'named', 'circulated', 'import', 'restore'] as const
export const VersionKind = z.enum(versionKinds)
export type VersionKind = z.infer<typeof VersionKind>

export const longestVersionName = 120
export const longestVersionNote = 2_000

export const Version = z.object({
  /** Null: an automatic version, derived from the timeline and not stored. */
  id: VersionId.nullable(),
  seq: Seq,
  kind: VersionKind,
  /** Empty for automatic versions. */
  name: z.string().max(longestVersionName),
  note: z.string().max(longestVersionNote),
  /** When the last edit in it was received, ms since the epoch. */
  at: z.number(),
  /** When it was named or circulated; null for automatic ones. */
  labelledAt: z.number().nullable(),
  /** Who named or circulated it; null for automatic ones. */
  by: AuthorIndex.nullable(),
  /** What was written since the version before, the largest share first. */
  shares: z.array(AuthorShare),
  /** SHA-256 of the canonical record at `seq`, for versions that are stored. */
  hash: z.string().nullable(),
})
export type Version = z.infer<typeof Version>

/** What people give a version. */
export const VersionLabel = z.strictObject({
  name: z.string().trim().min(1).max(longestVersionName),
  note: z.string().trim().max(longestVersionNote),
})
export type VersionLabel = z.infer<typeof VersionLabel>

export const NameVersion = VersionLabel.extend({ seq: Seq })
export type NameVersion = z.infer<typeof NameVersion>

const draftWords: Record<Language, (number: number) => string> = {
  en: (number) => `Draft ${number}`,
  ko: (number) => `초안 ${number}`,
}

/** What is circulated without a name is called by its number, in the languages of its text: `초안 1 / Draft 1`. */
export function draftName(number: number, languages: readonly Language[]): string {
  return languages.map((language) => draftWords[language](number)).join(' / ')
}

/** Without a name it has its usual one (`draftName`). */
export const CirculateDocument = z.strictObject({
  name: VersionLabel.shape.name.optional(),
  note: VersionLabel.shape.note.optional(),
})
export type CirculateDocument = z.infer<typeof CirculateDocument>

export const SeenUpTo = z.strictObject({ seq: Seq })
export type SeenUpTo = z.infer<typeof SeenUpTo>

/** Answers whoever named, described or circulated one: as it stands in the timeline now. */
export const LabelledVersion = z.object({ version: Version, authors: z.array(HistoryAuthor) })
export type LabelledVersion = z.infer<typeof LabelledVersion>

/** What was written in one span of time, by author: a bar of the histogram under the text. */
export const DensityBar = z.object({
  from: z.number(),
  to: z.number(),
  /** The positions in it. */
  fromSeq: Seq,
  toSeq: Seq,
  shares: z.array(AuthorShare),
})
export type DensityBar = z.infer<typeof DensityBar>

/** Something that happened beside the text: a step in the document's life, an event of its meeting. */
export const HistoryMark = z.object({
  at: z.number(),
  seq: Seq,
  kind: z.string(),
  label: z.string(),
})
export type HistoryMark = z.infer<typeof HistoryMark>

export const Timeline = z.object({
  documentId: DocumentId,
  /** The first position this reader may see (before Draft 1 the history belongs to the drafting circle, C3). */
  firstSeq: Seq,
  headSeq: Seq,
  headAt: z.number(),
  authors: z.array(HistoryAuthor),
  /** Oldest first; the last is what stands now, named or not. */
  versions: z.array(Version),
  bars: z.array(DensityBar),
  marks: z.array(HistoryMark),
  /** Up to where the reader had looked; null: never. */
  seenSeq: Seq.nullable(),
})
export type Timeline = z.infer<typeof Timeline>

/** The positions at which anything in one section was touched, ascending: what the timeline is filtered by. */
export const Touched = z.object({ seqs: z.array(Seq) })
export type Touched = z.infer<typeof Touched>
