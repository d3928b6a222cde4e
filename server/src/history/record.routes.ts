/** What a document said, how it came to say it, and who wrote what it says now. */
import type { CanonicalRecord } from '@tandem/shared/documents'
import type { Blame, Playback, PlaybackOn, RecordAt, RecordSince } from '@tandem/shared/history'
import { refuse } from '@tandem/shared/protocol'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { AuthorList, type AuthorListParts } from './author-list.js'
import { blameOf } from './blame.js'
import { historyEndpoint } from './history-endpoint.js'
import { assertShown, type ReadableHistories, type ReadableHistory } from './readable-histories.js'

export interface RecordRoutesParts extends AuthorListParts {
  readableHistories: ReadableHistories
}

export function recordRoutes(parts: RecordRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { readableHistories: readable } = parts
  return [
    historyEndpoint(
      readable,
      'GET /documents/:documentId/history/record',
      async (loaded, call): Promise<RecordAt> => {
        const { seq } = call.readQuery()
        return recordAt(loaded, seq)
      },
    ),
    historyEndpoint(readable, 'GET /documents/:documentId/history/playback', async (loaded, call) => {
      const { from, to, on } = call.readQuery()
      if (from > to) throw refuse('malformed')
      assertShown(loaded, from)
      const stretch = await playbackOn(loaded, { from, to }, new AuthorList(parts, loaded.document))
      return on ? stretch : ({ ...stretch, start: recordAt(loaded, from) } satisfies Playback)
    }),
    historyEndpoint(readable, 'GET /documents/:documentId/history/blame', async (loaded): Promise<Blame> => {
      const authors = new AuthorList(parts, loaded.document)
      const texts = blameOf(loaded, authors)
      return { seq: loaded.history.headSeq, authors: await authors.authors(), texts }
    }),
  ]
}

function recordAt(loaded: ReadableHistory, seq: number): RecordAt {
  assertShown(loaded, seq)
  const { history, release } = loaded
  const at = (history.lastBatch(seq) ?? history.batches[0])?.at ?? 0
  return { seq, at, record: release(history.materialise(seq).record) }
}

/** An answer is about as long as a page's picture; who plays on asks again. */
const mostBytes = 1_000_000
const mostSteps = 2_000
/** Steps are made in stretches, between which others have their turn. */
const longestStretchMs = 10

/** About what a step of typing takes. */
const bytesOfText = 100

async function playbackOn(
  loaded: ReadableHistory,
  { from, to }: { from: number; to: number },
  authors: AuthorList,
): Promise<PlaybackOn> {
  assertShown(loaded, to)
  const { history, release } = loaded
  const batches = new Map(history.batches.map((batch) => [batch.seq, batch]))
  const steps: Playback['steps'] = []
  let [toSeq, bytes, began] = [to, 0, performance.now()]
  for (const step of history.playBack(from, to)) {
    const last = steps.at(-1)
    // Never in the middle of a row.
    if (last && last.seq !== step.seq && (bytes > mostBytes || steps.length >= mostSteps)) {
      toSeq = last.seq
      break
    }
    const batch = batches.get(step.seq)
    if (!batch) throw new Error(`Nothing is known of row ${step.seq}.`)
    const given = { seq: step.seq, at: batch.at, author: authors.placeOf(batch.author) }
    if ('record' in step) {
      const record = recordSince(release(step.before), release(step.record))
      steps.push({ ...given, record })
      bytes += JSON.stringify(record).length
    } else {
      steps.push({ ...given, text: step.text })
      bytes += bytesOfText
    }
    if (performance.now() - began < longestStretchMs) continue
    await letOthersWork()
    began = performance.now()
  }
  return { authors: await authors.authors(), steps, toSeq }
}

function recordSince(before: CanonicalRecord, record: CanonicalRecord): RecordSince {
  if (record.kind !== 'record' || before.kind !== 'record') return record
  const stood = new Set(before.blocks)
  return { ...record, blocks: record.blocks.map((block) => (stood.has(block) ? block.id : block)) }
}
