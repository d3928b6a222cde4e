/**
 * Could the two neighbours that a struct names ever have stood side by side? Each item stands behind the one it
 * was put behind, and all that was put behind that one, and behind those, stands together. So what follows on an
 * item was put behind it, or behind one that it was itself put behind, however far back. Where a struct names
 * neighbours with such a group torn between them, Yjs puts it where the order of arrival says, and a copy that
 * is read anew says something else than the one people work on.
 */
import * as Y from 'yjs'
import type { AcceptedStructs } from './accepted-structs.js'
import type { Id } from './read-update.js'

/** An item, or one that is not in the document yet. */
interface Standing {
  id: { client: number; clock: number }
  length: number
  origin: Id | null
}

export class Neighbours {
  private readonly doc: Y.Doc
  private readonly ahead: AcceptedStructs<object>
  /** Items that were passed on the way back, in all questions so far. */
  steps = 0

  constructor(doc: Y.Doc, ahead: AcceptedStructs<object>) {
    this.doc = doc
    this.ahead = ahead
  }

  /**
   * @param left null: the very beginning
   * @param most steps after which it is taken for no
   */
  couldBe(left: Id | null, right: Id, most: number): boolean {
    const next = this.find(right)
    // Beside what was collected everything comes to nothing.
    if (!next) return true
    // Within an item each letter was put behind the one before it.
    const behind =
      right.clock > next.id.clock ? { client: right.client, clock: right.clock - 1 } : next.origin
    // Put at the very beginning, as all that stands there was in the end.
    if (behind === null) return true
    let at = left
    for (let step = 0; step <= most && at !== null; step += 1) {
      const standing = this.find(at)
      if (!standing) return true
      if (behind.clock <= at.clock && isWithin(behind, standing)) return true
      at = standing.origin
      this.steps += 1
    }
    return false
  }

  private find(id: Id): Standing | null {
    const { client, clock } = id
    const struct = this.ahead.find(id)
    if (struct) return { id: struct, length: struct.length, origin: struct.origin }
    const found = Y.getItem(this.doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
    return found instanceof Y.Item ? found : null
  }
}

function isWithin({ client, clock }: Id, { id, length }: Standing): boolean {
  return client === id.client && clock >= id.clock && clock < id.clock + length
}
