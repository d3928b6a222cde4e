/**
 * Long answers of the server, held against their schemas piece by piece: of minutes of a hundred pages in one go they
 * would keep the page from every frame for a tenth of a second.
 */
import { AgendaRecord, MinutesBlock, MinutesRecord } from '@tandem/shared/documents'
import { ComparedPassage, Comparison, Playback, PlaybackStep, RecordAt } from '@tandem/shared/history'
import { z } from 'zod'
import { request } from '../../lib/http'
import { inTurns } from '../../lib/in-turns'

const OpenComparison = Comparison.extend({ passages: z.array(z.unknown()) })
const OpenRecord = z.discriminatedUnion('kind', [
  AgendaRecord,
  MinutesRecord.extend({ blocks: z.array(z.unknown()) }),
])
const OpenRecordAt = RecordAt.extend({ record: OpenRecord })
const OpenPlayback = Playback.extend({ start: OpenRecordAt, steps: z.array(z.unknown()) })

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
  const steps = await inTurns(open.steps, (each) => PlaybackStep.parse(each), signal)
  return { ...open, start, steps }
}

async function recordAt(open: z.infer<typeof OpenRecordAt>, signal: AbortSignal): Promise<RecordAt> {
  return { ...open, record: await whole(open.record, signal) }
}

async function whole(record: z.infer<typeof OpenRecord>, signal: AbortSignal): Promise<RecordAt['record']> {
  if (record.kind === 'agenda') return record
  return { ...record, blocks: await inTurns(record.blocks, (each) => MinutesBlock.parse(each), signal) }
}
