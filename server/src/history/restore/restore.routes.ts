/** Looking at what a restore would do, doing it, and taking it back. */
import { SeqInAddress } from '@tandem/shared/api'
import { goalOf, type RestorePreview, type Restored, type RestoreScope } from '@tandem/shared/history'
import { refuse } from '@tandem/shared/protocol'
import type { Audit } from '../../audit/index.js'
import type { SignedIn } from '../../identity/index.js'
import type { Call, SignedInEndpoint } from '../../platform/http/index.js'
import type { AuthorListParts } from '../author-list.js'
import { historyEndpoint } from '../history-endpoint.js'
import { assertShown, type ReadableHistories, type ReadableHistory } from '../readable-histories.js'
import { compared, releasedAt } from '../versions/comparison.js'
import { openRestores, type RestoresParts } from './restores.js'

export interface RestoreRoutesParts extends RestoresParts {
  readableHistories: ReadableHistories
  audit: Pick<Audit, 'record'>
}

export function restoreRoutes(parts: RestoreRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { readableHistories: readable, audit } = parts
  const restores = openRestores(parts)

  async function record(
    what: 'document.restore' | 'document.restore-undone',
    { document }: ReadableHistory,
    { address }: Pick<Call, 'address'>,
    { userId: who }: SignedIn,
  ) {
    await audit.record({ who, what, where: document.id, address })
  }

  return [
    historyEndpoint(readable, 'GET /documents/:documentId/history/restoration', async (loaded, call) => {
      const { seq, scope } = call.readQuery()
      assertShown(loaded, seq)
      return preview(parts, loaded, { seq, scope })
    }),
    historyEndpoint(
      readable,
      'POST /documents/:documentId/history/restorations',
      async (loaded, call, caller): Promise<Restored> => {
        const request = call.readBody()
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
      async (loaded, call): Promise<Restored> => {
        const seq = restoreRow(loaded, call.params['seq'])
        const { previewedSeq } = call.readQuery()
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
  const seq = SeqInAddress.safeParse(given)
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
