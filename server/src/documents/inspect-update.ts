/**
 * Reads a client's update as a whole, deletions included, before any of it reaches the document
 * [SYNC-3], and holds it against what the document has and who the author is [SYNC-5].
 */
import { refuse } from '@tandem/shared/protocol'
import { agendaRoots } from '@tandem/shared/documents'
import * as Y from 'yjs'

/** What the inspection knows of the document: the next clock of each client, and whether an id is deleted. */
export interface KnownText {
  clocks: Map<number, number>
  isDeleted(client: number, clock: number): boolean
  /** The name of the root under which an id stands; null for one that is not there. */
  rootOf(id: Y.ID): string | null
}

export interface Inspected {
  /** Clients that write new structs here; each must be the author's. */
  writers: number[]
  /** Nothing in it is new: a repeat after a lost acknowledgement. */
  isRepeat: boolean
}

/** Roots a client may write under; `info` is the server's. */
const openRoots: ReadonlySet<string> = new Set([agendaRoots.days, agendaRoots.items])

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]

/** Throws a refusal when the update is damaged, builds on something missing, or writes where it may not. */
export function inspectUpdate(update: Uint8Array, known: KnownText): Inspected {
  const { structs, ds } = decode(update)
  const after = new Map(known.clocks)
  const writers = new Set<number>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) throw refuse('update_gap')
    const have = after.get(struct.id.client) ?? 0
    if (struct.length <= 0) throw refuse('update_malformed')
    if (struct.id.clock > have) throw refuse('update_gap')
    const end = struct.id.clock + struct.length
    if (end <= have) continue
    after.set(struct.id.client, end)
    writers.add(struct.id.client)
  }
  for (const struct of structs) checkPlace(struct, after, known)
  return { writers: [...writers], isRepeat: writers.size === 0 && !deletesAnythingNew(ds, after, known) }
}

/** The clocks after an accepted update, for the next one in the same batch. */
export function clocksAfter(update: Uint8Array, clocks: Map<number, number>): Map<number, number> {
  const after = new Map(clocks)
  for (const [client, clock] of Y.parseUpdateMeta(update).to) {
    if (clock > (after.get(client) ?? 0)) after.set(client, clock)
  }
  return after
}

function decode(update: Uint8Array): Decoded {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // Whatever the reader stumbled over, the answer is the same, and the update goes no further.
    throw refuse('update_malformed')
  }
}

function checkPlace(struct: Struct, after: ReadonlyMap<number, number>, known: KnownText): void {
  if (!(struct instanceof Y.Item)) return
  // Before a struct is integrated its parent is an id, a root's name, or null: taken from its neighbours.
  const parent: unknown = struct.parent
  if (typeof parent === 'string' && !openRoots.has(parent)) throw refuse('update_foreign')
  const leansOn = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
  for (const id of leansOn.filter((each) => each !== null)) {
    if (id.clock >= (after.get(id.client) ?? 0)) throw refuse('update_gap')
    // What stands beside something stands under the same root; new neighbours are judged themselves.
    const root = known.rootOf(id)
    if (root !== null && !openRoots.has(root)) throw refuse('update_foreign')
  }
}

function deletesAnythingNew(
  ds: Decoded['ds'],
  after: ReadonlyMap<number, number>,
  known: KnownText,
): boolean {
  let anythingNew = false
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (clock + len > (after.get(client) ?? 0)) throw refuse('update_gap')
      for (let at = clock; !anythingNew && at < clock + len; at += 1) {
        anythingNew = !known.isDeleted(client, at)
      }
    }
  }
  return anythingNew
}

/** What a live document knows, for inspection. */
export function knownText(doc: Y.Doc): KnownText {
  return {
    clocks: Y.decodeStateVector(Y.encodeStateVector(doc)),
    isDeleted(client, clock) {
      const structs = doc.store.clients.get(client)
      if (!structs || clock >= Y.getState(doc.store, client)) return false
      return structs[Y.findIndexSS(structs, clock)]?.deleted ?? false
    },
    rootOf(id) {
      if (id.clock >= Y.getState(doc.store, id.client)) return null
      const struct: unknown = Y.getItem(doc.store, id)
      if (!(struct instanceof Y.Item)) return null
      let type: unknown = struct.parent
      while (type instanceof Y.AbstractType && type._item !== null) type = type._item.parent
      return type instanceof Y.AbstractType ? Y.findRootTypeKey(type) : null
    },
  }
}
