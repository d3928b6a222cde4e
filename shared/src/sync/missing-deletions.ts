import * as Y from 'yjs'

/**
 * Does this document hold deletions that the update lacks? An update for a state vector carries every
 * deletion the sender knows, so this tells whether the sender knows all of ours; state vectors cannot.
 */
export function holdsDeletionsMissingFrom(doc: Y.Doc, update: Uint8Array): boolean {
  const theirs = Y.decodeUpdate(update).ds.clients
  const ours = Y.createDeleteSetFromStructStore(doc.store).clients
  for (const [client, ranges] of ours) {
    const known = (theirs.get(client) ?? []).toSorted((a, b) => a.clock - b.clock)
    if (!ranges.every((range) => isCovered(range, known))) return true
  }
  return false
}

interface Range {
  clock: number
  len: number
}

function isCovered(range: Range, by: readonly Range[]): boolean {
  let from = range.clock
  const end = range.clock + range.len
  for (const known of by) {
    if (known.clock > from) break
    from = Math.max(from, known.clock + known.len)
  }
  return from >= end
}
