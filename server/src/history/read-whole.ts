/**
 * A document from an update that holds all of it, which nobody edits meanwhile: each item is put where it belongs, and
 * nothing else is done. Yjs applies such an update as if it came into a document that people look at, which takes
 * nearly twice as long and leaves more garbage.
 */
import * as Y from 'yjs'
import { emptyWhole } from './whole-text.js'

type Struct = Y.Item | Y.GC

interface Waiting {
  readonly structs: readonly Struct[]
  next: number
}

/**
 * @param update in V2, whole: what `encodeStateAsUpdateV2` gives of a document in which nothing is missing
 * Throws when anything in it leans on what is not in it.
 */
export function readWhole(update: Uint8Array): Y.Doc {
  const doc = emptyWhole()
  const { structs, ds } = Y.decodeUpdateV2(update)
  const placing = new Placing(doc, structs)
  placing.placeAll()
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) placing.delete(client, clock, clock + len)
  placing.joinCuts()
  return doc
}

class Placing {
  private readonly doc: Y.Doc
  private readonly waiting = new Map<number, Waiting>()
  private readonly transaction: Y.Transaction

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.doc = doc
    this.transaction = new Y.Transaction(doc, null, false)
    for (let from = 0; from < structs.length;) {
      const client = structs[from]?.id.client ?? 0
      let to = from
      while (structs[to]?.id.client === client) to += 1
      this.waiting.set(client, { structs: structs.slice(from, to), next: 0 })
      from = to
    }
  }

  placeAll(): void {
    // What an item leans on comes first: clients take turns, each as far as it can go.
    for (const first of this.waiting.keys()) {
      const turns = [first]
      let turnsInVain = 0
      for (let client = turns.at(-1); client !== undefined; client = turns.at(-1)) {
        const waiting = this.waiting.get(client)
        const struct = waiting?.structs[waiting.next]
        const missing = struct ? this.missingOf(struct) : null
        if (missing !== null) {
          turnsInVain += 1
          if (turnsInVain > this.waiting.size || !this.waiting.has(missing))
            throw new Error('An item leans on one that is not there.')
          turns.push(missing)
        } else if (waiting && struct) {
          this.place(struct)
          waiting.next += 1
          turnsInVain = 0
        } else turns.pop()
      }
    }
  }

  delete(client: number, from: number, to: number): void {
    const structs = this.structsOf(client)
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
      const struct = structs[at] as Struct
      if (struct.id.clock >= to) return
      if (struct instanceof Y.Item) struct.delete(this.transaction)
    }
  }

  /** What was cut for a neighbour that came to stand elsewhere after all is one item again, as with Yjs. */
  joinCuts(): void {
    for (const { id } of this.transaction._mergeStructs) {
      const structs = this.structsOf(id.client)
      const at = Y.findIndexSS(structs, id.clock)
      joinWithLeft(structs, at + 1)
      joinWithLeft(structs, at)
    }
  }

  private missingOf(struct: Struct): number | null {
    if (!(struct instanceof Y.Item)) return null
    const { origin, rightOrigin, parent } = struct
    if (origin && this.isMissing(origin)) return origin.client
    if (rightOrigin && this.isMissing(rightOrigin)) return rightOrigin.client
    return parent instanceof Y.ID && this.isMissing(parent) ? parent.client : null
  }

  private isMissing({ client, clock }: Y.ID): boolean {
    const last = this.doc.store.clients.get(client)?.at(-1)
    return !last || clock >= last.id.clock + last.length
  }

  private place(struct: Struct): void {
    if (struct instanceof Y.Item) {
      const { origin, rightOrigin } = struct
      const left = origin && this.find(origin)
      const right = rightOrigin && this.find(rightOrigin)
      // A neighbour in the middle of an item: Yjs cuts it there, to look at what else was put behind that letter.
      const isInside =
        (left instanceof Y.Item && origin?.clock !== left.lastId.clock) ||
        (right instanceof Y.Item && rightOrigin?.clock !== right.id.clock)
      if (isInside) struct.getMissing(this.transaction, this.doc.store)
      else this.placeBetween(struct, left, right)
    }
    struct.integrate(this.transaction, 0)
  }

  private placeBetween(item: Y.Item, left: Struct | null, right: Struct | null): void {
    if (left instanceof Y.Item) item.left = left
    if (right instanceof Y.Item) item.right = right
    // Where a neighbour's words were not kept, nobody knows the place any more.
    if (left instanceof Y.GC || right instanceof Y.GC) item.parent = null
    else this.settle(item)
  }

  /** What it stands in. */
  private settle(item: Y.Item): void {
    const parent = item.parent as Y.Item['parent'] | string
    if (typeof parent === 'string') item.parent = this.doc.get(parent)
    else if (parent instanceof Y.ID) {
      const holder = this.find(parent)
      item.parent = holder instanceof Y.Item ? (holder.content as Y.ContentType).type : null
    } else {
      const neighbour = item.left ?? item.right
      item.parent = neighbour?.parent ?? null
      item.parentSub = neighbour?.parentSub ?? null
    }
  }

  private find({ client, clock }: Y.ID): Struct {
    const structs = this.structsOf(client)
    // Mostly what came just before.
    const last = structs.at(-1)
    return last && last.id.clock <= clock ? last : (structs[Y.findIndexSS(structs, clock)] as Struct)
  }

  private structsOf(client: number): Struct[] {
    return this.doc.store.clients.get(client) ?? []
  }
}

function joinWithLeft(structs: Struct[], at: number): void {
  const [left, right] = [structs[at - 1], structs[at]]
  if (!(left instanceof Y.Item) || !(right instanceof Y.Item)) return
  if (left.deleted !== right.deleted || !left.mergeWith(right)) return
  const { parent, parentSub } = right
  // Values that were written over are one item as letters are; a map must know which item its value is in.
  if (parent instanceof Y.AbstractType && parentSub !== null && parent._map.get(parentSub) === right)
    parent._map.set(parentSub, left)
  structs.splice(at, 1)
}
