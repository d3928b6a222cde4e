/**
 * Does what a struct names as its left neighbour stand before what it names as its right one? It always
 * does in what an editor wrote. When it does not, Yjs puts the struct somewhere that depends on the order
 * of arrival, and a copy that is read anew says something else than the one people work on.
 */
import { refuse } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import type { AcceptedStructs } from './accepted-structs.js'
import type { Id, ReadStruct } from './read-update.js'

/** Steps from item to item for one update: others may have written a lot between two neighbours, not this much. */
const mostSteps = 100_000
/** Neighbours of neighbours that are looked at before a copy of the document has to tell. */
const longestChain = 64

export type Order = 'ordered' | 'wrong' | 'unclear'

type Known = { struct: ReadStruct } | { item: Y.Item }

export class Orders {
  private readonly doc: Y.Doc
  private readonly ahead: AcceptedStructs<object>
  private steps = 0

  constructor(doc: Y.Doc, ahead: AcceptedStructs<object>) {
    this.doc = doc
    this.ahead = ahead
  }

  /** `unclear`: one of the two is not in the document yet, and where it will stand only Yjs can say. */
  of(left: Id, right: Id): Order {
    const from = this.find(left)
    const to = this.find(right)
    // Beside what was collected everything comes to nothing.
    if (!from || !to) return 'ordered'
    if (isSame(from, to)) return left.clock < right.clock ? 'ordered' : 'wrong'
    if ('item' in from && 'item' in to) return this.walks(from.item, to.item) ? 'ordered' : 'wrong'
    if (this.reaches(from, to, right, 'rightOrigin', (id) => id.clock <= right.clock)) return 'ordered'
    if (this.reaches(to, from, left, 'origin', (id) => id.clock >= left.clock)) return 'ordered'
    return 'unclear'
  }

  /** Follows the neighbours on one side, each further that way, until one is the other, or stands before it. */
  private reaches(
    start: Known,
    goal: Known,
    goalId: Id,
    side: 'origin' | 'rightOrigin',
    isInOrder: (id: Id) => boolean,
  ): boolean {
    let at = start
    for (let step = 0; step < longestChain && 'struct' in at; step += 1) {
      const id = at.struct[side]
      const next = id && this.find(id)
      if (!id || !next) return false
      if (isSame(next, goal) && id.client === goalId.client && isInOrder(id)) return true
      at = next
    }
    if (!('item' in at) || !('item' in goal) || at.item === goal.item) return false
    return side === 'rightOrigin' ? this.walks(at.item, goal.item) : this.walks(goal.item, at.item)
  }

  private walks(from: Y.Item, to: Y.Item): boolean {
    for (let item = from.right; item !== null; item = item.right) {
      if (item === to) return true
      this.steps += 1
      if (this.steps > mostSteps) throw refuse('update_malformed')
    }
    return false
  }

  private find(id: Id): Known | null {
    const struct = this.ahead.find(id)
    if (struct) return { struct }
    const found = Y.getItem(this.doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    return found instanceof Y.Item ? { item: found } : null
  }
}

function isSame(one: Known, other: Known): boolean {
  if ('item' in one) return 'item' in other && one.item === other.item
  return 'struct' in other && one.struct === other.struct
}
