import * as Y from 'yjs'

export interface DeletedRange {
  readonly clock: number
  readonly len: number
}

/** Client → ranges of its clocks, in order. */
export type Deletions = ReadonlyMap<number, readonly DeletedRange[]>

/**
 * The deletions this document holds and the sender of these updates does not know. What a server sends to
 * someone who opens a document carries every deletion it knows, so this tells what it lacks; state
 * vectors cannot.
 */
export function deletionsMissingFrom(doc: Y.Doc, updates: readonly Uint8Array[]): Deletions {
  const theirs = new Map<number, DeletedRange[]>()
  for (const update of updates) {
    for (const [client, ranges] of Y.decodeUpdate(update).ds.clients) {
      theirs.set(client, [...(theirs.get(client) ?? []), ...ranges])
    }
  }
  const missing = new Map<number, DeletedRange[]>()
  for (const [client, ranges] of Y.createDeleteSetFromStructStore(doc.store).clients) {
    const known = (theirs.get(client) ?? []).toSorted((a, b) => a.clock - b.clock)
    const left = ranges.flatMap((range) => without(range, known))
    if (left.length > 0) missing.set(client, left)
  }
  return missing
}

/** Of these ranges what is deleted in the document. */
export function deletedIn(
  doc: Y.Doc,
  ranges: readonly (readonly [client: number, clock: number, length: number])[],
): Deletions {
  const deleted = new Map<number, DeletedRange[]>()
  if (ranges.length === 0) return deleted
  const all = Y.createDeleteSetFromStructStore(doc.store).clients
  for (const [client, clock, length] of ranges) {
    for (const each of all.get(client) ?? []) {
      const from = Math.max(clock, each.clock)
      const end = Math.min(clock + length, each.clock + each.len)
      if (from >= end) continue
      deleted.set(client, [...(deleted.get(client) ?? []), { clock: from, len: end - from }])
    }
  }
  return deleted
}

/** What any of them holds. */
export function joinDeletions(all: readonly Deletions[]): Deletions {
  const joined = new Map<number, DeletedRange[]>()
  for (const each of all) {
    for (const [client, ranges] of each) {
      const known = joined.get(client)
      if (known) known.push(...ranges)
      else joined.set(client, [...ranges])
    }
  }
  for (const [client, ranges] of joined) joined.set(client, withoutOverlap(ranges))
  return joined
}

function withoutOverlap(ranges: readonly DeletedRange[]): DeletedRange[] {
  const apart: { clock: number; len: number }[] = []
  for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = apart.at(-1)
    if (last && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock)
    else apart.push({ clock, len })
  }
  return apart
}

/** The parts of a range that none of the known ones covers. */
function without(range: DeletedRange, known: readonly DeletedRange[]): DeletedRange[] {
  const parts: DeletedRange[] = []
  const end = range.clock + range.len
  let from = range.clock
  for (const each of known) {
    const knownEnd = each.clock + each.len
    if (knownEnd <= from) continue
    if (each.clock >= end) break
    if (each.clock > from) parts.push({ clock: from, len: each.clock - from })
    from = knownEnd
  }
  if (from < end) parts.push({ clock: from, len: end - from })
  return parts
}
