import { mostClientsInFrame, Refusal } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import { readUpdate } from './guard/read-update.js'

/**
 * The client ids in whose name an update writes, or whose words it deletes, beyond what the document has:
 * of a refused update, to tell a gap of one's own from words put into another's mouth [SYNC-5].
 */
export function namesAhead(doc: Y.Doc, update: Uint8Array): number[] {
  try {
    const { runs, deleted } = readUpdate(update)
    const runsAhead = [...runs.values()].flatMap((run) => run.slice(-1))
    const ahead = [...runsAhead, ...deleted].filter(
      ({ client, clock, length }) => clock + length > Y.getState(doc.store, client),
    )
    return [...new Set(ahead.map(({ client }) => client))].slice(0, mostClientsInFrame)
  } catch (error) {
    // Damaged: it names nobody for certain.
    if (error instanceof Refusal) return []
    throw error
  }
}
