/** The text in motion: what the document said at a position, and how to come from there to later ones [H7]. */
import { z } from 'zod'
import { AgendaRecord } from '../documents/agenda-record.js'
import { MinutesBlock, MinutesRecord } from '../documents/minutes-record.js'
import { CanonicalRecord } from '../documents/record.js'
import { Run } from '../documents/runs.js'
import { BlockId } from '../ids/index.js'
import { AuthorIndex, HistoryAuthor } from './authors.js'
import { Seq } from './timeline.js'

/** What a document said at one position, without who wrote it. */
export const RecordAt = z.object({ seq: Seq, at: z.number(), record: CanonicalRecord })
export type RecordAt = z.infer<typeof RecordAt>

/** Of minutes: a block that stands as it stood before this step is named by its id alone. */
export const RecordSince = z.discriminatedUnion('kind', [
  AgendaRecord,
  MinutesRecord.extend({ blocks: z.array(z.union([BlockId, MinutesBlock])) }),
])
export type RecordSince = z.infer<typeof RecordSince>

/**
 * One step of playback: at `from` of the named text `remove` units go and `insert` comes. Steps of one batch are
 * in the order they were typed. What is not text (blocks that come, go, move; fields) comes as `record`.
 */
export const PlaybackStep = z.object({
  seq: Seq,
  at: z.number(),
  author: AuthorIndex,
  text: z.object({ key: z.string(), from: z.int(), remove: z.int(), insert: z.array(Run) }).optional(),
  record: RecordSince.optional(),
})
export type PlaybackStep = z.infer<typeof PlaybackStep>

/** A stretch of playback; ask again from `toSeq` for more (`PlaybackOn`). */
export const Playback = z.object({
  authors: z.array(HistoryAuthor),
  start: RecordAt,
  steps: z.array(PlaybackStep),
  toSeq: Seq,
})
export type Playback = z.infer<typeof Playback>

/** The stretch that follows one: where it begins is known. */
export const PlaybackOn = Playback.omit({ start: true })
export type PlaybackOn = z.infer<typeof PlaybackOn>
