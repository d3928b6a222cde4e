/** Looking at what a restore would do, doing it, and taking it back. */
import {
  goalOf,
  type RestorePreview,
  RestoreRequest,
  type Restored,
  RestoreScope,
  Seq,
} from '@tandem/shared/history'
import { refuse } from '@tandem/shared/protocol'
import { z } from 'zod'
import type { Audit } from '../../audit/index.js'
import type { SignedIn } from '../../identity/index.js'
import { type Call, parseRequest, type SignedInEndpoint } from '../../platform/http/index.js'
import type { AuthorListParts } from '../author-list.js'
import { historyEndpoint } from '../history-endpoint.js'
import { assertShown, type ReadableHistories, type ReadableHistory } from '../readable-histories.js'
import { compared, releasedAt } from '../versions/comparison.js'
import { openRestores, type RestoresParts } from './restores.js'

export interface RestoreRoutesParts extends RestoresParts {
  readableHistories: ReadableHistories
  audit: Pick<Audit, 'record'>
}

const seqInAddress = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(Seq)
const Wanted = z
  .object({ seq: seqInAddress, scope: z.string(), id: z.string().optional() })
  .transform(({ seq, scope: kind, id }) => ({ seq, scope: { kind, ...(id !== undefined && { id }) } }))
  .pipe(z.object({ seq: Seq, scope: RestoreScope }))
const Since = z.object({ previewedSeq: seqInAddress })

export function restoreRoutes(parts: RestoreRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { readableHistories: readable, audit } = parts
  const restores = openRestores(parts)

  async function record(
    what: 'document.restore' | 'document.restore-undone',
    { document }: ReadableHistory,
    { address }: Call,
    { userId: who }: SignedIn,
  ) {
    await audit.record({ who, what, where: document.id, address })
  }

  return [
    historyEndpoint(readable, 'GET /documents/:documentId/history/restoration', async (loaded, { query }) => {
      const { seq, scope } = parseRequest(Wanted, query)
      assertShown(loaded, seq)
      return preview(parts, loaded, { seq, scope })
    }),
    historyEndpoint(
      readable,
      'POST /documents/:documentId/history/restorations',
      async (loaded, call, caller): Promise<Restored> => {
        const request = parseRequest(RestoreRequest, call.body)
        assertShown(loaded, request.seq)
        assertShown(loaded, request.previewedSeq)
        const restored = await restores.restore(loaded.document, caller.userId, request)
        await record('document.restore', loaded, call, caller)
        return restored
      },
    ),
    historyEndpoint(
      readable,
      'GET /documents/:documentId/history/restorations/:seq',
      async (loaded, { params, query }): Promise<Restored> => {
        const seq = restoreRow(loaded, params['seq'])
        const { previewedSeq } = parseRequest(Since, query)
        assertShown(loaded, previewedSeq)
        return { seq, offeredBack: await restores.offered(loaded.document, seq, previewedSeq) }
      },
    ),
    historyEndpoint(
      readable,
      'POST /documents/:documentId/history/restorations/:seq/undo',
      async (loaded, call, caller): Promise<Restored> => {
        const seq = restoreRow(loaded, call.params['seq'])
        const undone = await restores.undo(loaded.document, caller.userId, seq)
        await record('document.restore-undone', loaded, call, caller)
        return undone
      },
    ),
  ]
}

/** A row that is a restore, or one that took a restore back. */
function restoreRow(loaded: ReadableHistory, given: string | undefined): number {
  const seq = seqInAddress.safeParse(given)
  if (!seq.success) throw refuse('not_found')
  assertShown(loaded, seq.data)
  const row = loaded.history.batches.find((batch) => batch.seq === seq.data)
  if (row?.kind !== 'restore' && row?.kind !== 'undo') throw refuse('not_found')
  return seq.data
}

async function preview(
  parts: AuthorListParts,
  readable: ReadableHistory,
  { seq, scope }: { seq: number; scope: RestoreScope },
): Promise<RestorePreview> {
  const { history, release } = readable
  const { headSeq } = history
  const goal = goalOf(history.materialise(headSeq), history.materialise(seq), scope)
  if (!goal) throw refuse('not_found')
  const { record, origins } = goal
  const wanted = { seq: headSeq, record: release(record), origins }
  return { headSeq, comparison: await compared(parts, readable, releasedAt(readable, headSeq), wanted) }
}
