/**
 * Reads a client's update as a whole, deletions included, before any of it reaches the document
 * [SYNC-3], and holds it against what the document has [SYNC-5]: nothing missing, nothing under the
 * server's own root, nothing but what the editor writes.
 */
import { refuse } from '@tandem/shared/protocol'
import { agendaRoots } from '@tandem/shared/documents'
import * as Y from 'yjs'

export interface Inspected {
  /** Clients that write new structs here; each must be the author's. */
  writers: number[]
  /** Nothing in it is new: a repeat after a lost acknowledgement. */
  isRepeat: boolean
  /** New shared types, whose depth can be told once they stand in a document. */
  types: Y.ID[]
}

/** Roots a client may write under; `info` is the server's. */
const openRoots: ReadonlySet<string> = new Set([agendaRoots.days, agendaRoots.items])
/** Far beyond what anyone types in a lifetime; keeps ranges that would be walked for ever out. */
const highestClock = 2 ** 32
/** Item → text → paragraph → letters is four. */
const deepestType = 32
/** Values of an agenda are words, numbers and short lists of words. */
const longestValue = 10_000

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]

/** Throws a refusal when the update is damaged, builds on something missing, or writes what it may not. */
export function inspectUpdate(update: Uint8Array, doc: Y.Doc): Inspected {
  const { structs, ds } = decode(update)
  const after = Y.decodeStateVector(Y.encodeStateVector(doc))
  const writers = new Set<number>()
  const types: Y.ID[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    const have = after.get(client) ?? 0
    if (struct instanceof Y.Skip || clock > have) throw refuse('update_gap')
    const end = clock + struct.length
    if (struct.length <= 0 || end > highestClock) throw refuse('update_malformed')
    if (end <= have) continue
    after.set(client, end)
    writers.add(client)
    if (struct instanceof Y.Item) checkContent(struct, types)
  }
  for (const struct of structs) checkPlace(struct, after, doc)
  const deletesAnything = checkDeletions(ds, after, doc)
  return { writers: [...writers], isRepeat: writers.size === 0 && !deletesAnything, types }
}

/** Throws when a type stands deeper than any reader should follow. */
export function checkDepth(types: readonly Y.ID[], doc: Y.Doc): void {
  for (const id of types) {
    let depth = 0
    let at: unknown = Y.getItem(doc.store, id)
    while (at instanceof Y.Item) {
      depth += 1
      if (depth > deepestType) throw refuse('update_malformed')
      at = at.parent instanceof Y.AbstractType ? at.parent._item : null
    }
  }
}

function decode(update: Uint8Array): Decoded {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // Whatever the reader stumbled over, the answer is the same, and the update goes no further.
    throw refuse('update_malformed')
  }
}

function checkContent(item: Y.Item, types: Y.ID[]): void {
  const { content } = item
  if (content instanceof Y.ContentType) {
    if (!isEditorsType(content.type)) throw refuse('update_malformed')
    types.push(item.id)
  } else if (content instanceof Y.ContentAny) {
    if (!content.arr.every(isPlainValue)) throw refuse('update_malformed')
  } else if (content instanceof Y.ContentFormat) {
    if (!isMark(content.value)) throw refuse('update_malformed')
  } else if (!(content instanceof Y.ContentString || content instanceof Y.ContentDeleted)) {
    throw refuse('update_malformed')
  }
}

function isEditorsType(type: unknown): boolean {
  return (
    (type instanceof Y.Map || type instanceof Y.XmlFragment || type instanceof Y.XmlText) &&
    !(type instanceof Y.XmlHook)
  )
}

function isPlainValue(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longestValue
  return value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean'
}

/** A mark is set with its few attributes, or taken away with null. */
function isMark(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isPlainValue(value)
  const attributes = Object.values(value)
  return attributes.length <= 8 && attributes.every(isPlainValue)
}

function checkPlace(struct: Struct, after: ReadonlyMap<number, number>, doc: Y.Doc): void {
  if (!(struct instanceof Y.Item)) return
  // Before a struct is integrated its parent is an id, a root's name, or null: taken from its neighbours.
  const parent: unknown = struct.parent
  if (typeof parent === 'string' && !openRoots.has(parent)) throw refuse('update_foreign')
  const leansOn = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
  for (const id of leansOn.filter((each) => each !== null)) {
    const own = id.client === struct.id.client
    // A struct leans on what was written before it: never on itself or on a later one of its own.
    if (id.clock >= (own ? struct.id.clock : (after.get(id.client) ?? 0))) throw refuse('update_gap')
    // What stands beside something stands under the same root; new neighbours are judged themselves.
    const known = id.clock < Y.getState(doc.store, id.client) ? Y.getItem(doc.store, id) : null
    if (!standsUnderOpenRoot(known)) throw refuse('update_foreign')
  }
}

/** Throws on deletions ahead of what is there, or of what is the server's; tells whether any is new. */
function checkDeletions(ds: Decoded['ds'], after: ReadonlyMap<number, number>, doc: Y.Doc): boolean {
  let anythingNew = false
  for (const [client, ranges] of ds.clients) {
    const known = doc.store.clients.get(client) ?? []
    const knownEnd = Y.getState(doc.store, client)
    for (const { clock, len } of ranges) {
      const end = clock + len
      if (end > (after.get(client) ?? 0)) throw refuse('update_gap')
      if (end > knownEnd) anythingNew = true
      // Struct by struct: a range may span more clocks than anyone could count.
      for (let at = clock; at < Math.min(end, knownEnd);) {
        const struct = known[Y.findIndexSS(known, at)]
        if (!struct) break
        if (!standsUnderOpenRoot(struct)) throw refuse('update_foreign')
        if (!struct.deleted) anythingNew = true
        at = struct.id.clock + struct.length
      }
    }
  }
  return anythingNew
}

/** What is deleted and collected, or new in this update, stands nowhere and harms nothing. */
function standsUnderOpenRoot(struct: unknown): boolean {
  if (!(struct instanceof Y.Item)) return true
  let type: unknown = struct.parent
  while (type instanceof Y.AbstractType && type._item !== null) type = type._item.parent
  return !(type instanceof Y.AbstractType) || openRoots.has(Y.findRootTypeKey(type))
}
