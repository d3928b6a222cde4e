/** Which positions a section's words or facts were touched at, for a timeline of that section alone. */
import type { CanonicalRecord } from '@tandem/shared/documents'
import type { Touched } from '@tandem/shared/history'
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { historyEndpoint } from './history-endpoint.js'
import { assertShown, type ReadableHistories } from './readable-histories.js'

export interface TouchedRoutesParts {
  readableHistories: ReadableHistories
}

export function touchedRoutes({ readableHistories }: TouchedRoutesParts): SignedInEndpoint<SignedIn>[] {
  return [
    historyEndpoint(
      readableHistories,
      'GET /documents/:documentId/history/touched',
      async (loaded, call): Promise<Touched> => {
        const { section, from, to } = call.readQuery()
        assertShown(loaded, from)
        assertShown(loaded, to)
        const { history, firstSeq, release } = loaded
        const inside = new Set<string>()
        for (const seq of [from, to]) {
          for (const id of passagesIn(release(history.materialise(seq).record), section)) inside.add(id)
        }
        const seqs = new Set<number>()
        for (const id of inside) for (const seq of history.touchedBy(id)) if (seq >= firstSeq) seqs.add(seq)
        return { seqs: [...seqs].toSorted((a, b) => a - b) }
      },
    ),
  ]
}

/** A heading with all that stands under it; an item of an agenda with its sub-items. */
export function passagesIn(record: CanonicalRecord, section: string): string[] {
  if (record.kind === 'agenda') {
    return record.items.filter(({ id, parent }) => id === section || parent === section).map(({ id }) => id)
  }
  const start = record.blocks.findIndex(({ id }) => id === section)
  const head = record.blocks[start]
  if (!head) return []
  const after = record.blocks.findIndex(
    ({ kind, level }, at) => at > start && kind === 'heading' && level <= head.level,
  )
  return record.blocks.slice(start, after === -1 ? undefined : after).map(({ id }) => id)
}
