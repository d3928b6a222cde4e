/** From a letter to where it is now: itself, or its copy, or the copy of that. */
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { letterAt } from './letters.js'
import type { Moves } from './moved-texts.js'

/** @param isSure only by copies that are certainly of this letter */
export function standingCopy(doc: Y.Doc, moves: Moves, id: Id, isSure = false): Id | null {
  const here = (each: Id): Id | null => (letterAt(doc, each) ? each : null)
  return firstOf(id, here, (each) => moves.copiesOf(each, isSure))
}

/** The first that is found at an id or, step by step, at what took its place. */
export function firstOf<Found>(
  start: Id,
  find: (id: Id) => Found | null,
  next: (id: Id) => Id[],
): Found | null {
  const looked = new Set<string>()
  let ids = [start]
  while (ids.length > 0) {
    for (const id of ids) {
      if (looked.has(nameOf(id))) continue
      const found = find(id)
      if (found) return found
      looked.add(nameOf(id))
    }
    ids = ids.flatMap(next).filter((id) => !looked.has(nameOf(id)))
  }
  return null
}

export function nameOf({ client, clock }: Id): string {
  return `${client}.${clock}`
}

export function isSame(one: Id, other: Id): boolean {
  return one.client === other.client && one.clock === other.clock
}
