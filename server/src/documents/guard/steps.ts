import * as Y from 'yjs'
import type { Id, ReadStruct } from './read-update.js'

/**
 * How many items Yjs has to pass until it knows where a struct stands: those between its neighbours, or
 * all that a key of a map ever had. Of what is not in the document yet nothing is known here.
 */
export function stepsToPlace(doc: Y.Doc, struct: ReadStruct, parent: object | string, most: number): number {
  const { origin, rightOrigin, key } = struct
  const type = parent instanceof Y.AbstractType ? parent : null
  let steps = 0
  if (key !== null && !origin) {
    for (let at = type?._map.get(key) ?? null; at !== null && steps < most; at = at.left) steps += 1
    return steps
  }
  const left = origin && itemAt(doc, origin)
  if (origin && !left) return 0
  const right = rightOrigin && itemAt(doc, rightOrigin)
  // A right neighbour that has only just come stands right there; its own way was counted with it.
  if (rightOrigin && !right) return 0
  // Two letters of one item: it is cut between them.
  if (right && right === left) return 0
  for (let at = left ? left.right : (type?._start ?? null); at !== right && at !== null; at = at.right) {
    steps += 1
    if (steps >= most) break
  }
  return steps
}

function itemAt(doc: Y.Doc, { client, clock }: Id): Y.Item | null {
  if (clock >= Y.getState(doc.store, client)) return null
  const found = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
  return found instanceof Y.Item ? found : null
}
