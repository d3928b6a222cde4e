/**
 * Long answers of the server, held against their schemas piece by piece: of minutes of a hundred pages in one go they
 * would keep the page from every frame for a tenth of a second.
 */
import { AgendaRecord, MinutesBlock, MinutesRecord } from '@tandem/shared/documents'
import {
  ComparedPassage,
  Comparison,
  type Playback,
  PlaybackOn,
  PlaybackStep,
  RecordAt,
} from '@tandem/shared/history'
import { z } from 'zod'
import { request } from '../../lib/http'
import { inTurns } from '../../lib/in-turns'

const OpenComparison = Comparison.extend({ passages: z.array(z.unknown()) })
const OpenRecord = z.discriminatedUnion('kind', [
  AgendaRecord,
  MinutesRecord.extend({ blocks: z.array(z.unknown()) }),
])
const OpenRecordAt = RecordAt.extend({ record: OpenRecord })
const OpenPlaybackOn = PlaybackOn.extend({ steps: z.array(z.unknown()) })
const OpenPlayback = OpenPlaybackOn.extend({ start: OpenRecordAt })

export async function readComparison(address: string, signal: AbortSignal): Promise<Comparison> {
  const open = await request(address, OpenComparison, { signal })
  return { ...open, passages: await inTurns(open.passages, (each) => ComparedPassage.parse(each), signal) }
}

export async function readRecordAt(address: string, signal: AbortSignal): Promise<RecordAt> {
  return recordAt(await request(address, OpenRecordAt, { signal }), signal)
}

export async function readPlayback(address: string, signal: AbortSignal): Promise<Playback> {
  const open = await request(address, OpenPlayback, { signal })
  const start = await recordAt(open.start, signal)
  return { ...open, start, steps: await stepsOf(open.steps, signal) }
}

export async function readPlaybackOn(address: string, signal: AbortSignal): Promise<PlaybackOn> {
  const open = await request(address, OpenPlaybackOn, { signal })
  return { ...open, steps: await stepsOf(open.steps, signal) }
}

function stepsOf(steps: readonly unknown[], signal: AbortSignal): Promise<PlaybackStep[]> {
  return inTurns(steps, (each) => PlaybackStep.parse(each), signal)
}

async function recordAt(open: z.infer<typeof OpenRecordAt>, signal: AbortSignal): Promise<RecordAt> {
  return { ...open, record: await whole(open.record, signal) }
}

async function whole(record: z.infer<typeof OpenRecord>, signal: AbortSignal): Promise<RecordAt['record']> {
  if (record.kind === 'agenda') return record
  return { ...record, blocks: await inTurns(record.blocks, (each) => MinutesBlock.parse(each), signal) }
}
