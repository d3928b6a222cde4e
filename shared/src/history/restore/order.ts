/** Bringing things into an order by moving as few of them as can be. */
import { keysToPlace } from '../../agendas/order-keys.js'

/** The most of them that stand in the wanted order already. */
export function inOrder<Id>(now: readonly Id[], wanted: readonly Id[]): Set<Id> {
  const rank = new Map(wanted.map((id, index) => [id, index]))
  const ids = now.filter((id) => rank.has(id))
  // Patience: the last of each pile, and what each stands on.
  const tops: number[] = []
  const below: number[] = []
  const ranks = ids.map((id) => rank.get(id) as number)
  ranks.forEach((value, index) => {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranks[tops[middle] as number] as number) < value) low = middle + 1
      else high = middle
    }
    below[index] = low > 0 ? (tops[low - 1] as number) : -1
    tops[low] = index
  })
  const standing = new Set<Id>()
  for (let at = tops.at(-1) ?? -1; at !== -1; at = below[at] as number) standing.add(ids[at] as Id)
  return standing
}

/**
 * The order of `now` changed by what differs between two earlier ones: what went goes, what came comes, what
 * moved moves, behind what it follows in `after`. What stands in neither keeps its place.
 */
export function mergeOrder<Id>(now: readonly Id[], before: readonly Id[], after: readonly Id[]): Id[] {
  const [had, has] = [new Set(before), new Set(after)]
  const still = inOrder(before, after)
  const isGoing = (id: Id): boolean => had.has(id) && (!has.has(id) || !still.has(id))
  const standsNow = new Set(now)
  const merged = now.filter((id) => !isGoing(id))
  const follow = new Map<Id | null, Id[]>()
  const placed = new Set(merged)
  let behind: Id | null = null
  for (const id of after) {
    const isComing = !had.has(id) || (!still.has(id) && standsNow.has(id))
    if (placed.has(id)) behind = id
    else if (isComing) follow.set(behind, [...(follow.get(behind) ?? []), id])
  }
  if (follow.size === 0) return merged
  return [...(follow.get(null) ?? []), ...merged.flatMap((id) => [id, ...(follow.get(id) ?? [])])]
}

/** The keys to write so that all of `wanted` stand in that order: of as few of them as can be. */
export function keysToOrder<Id>(wanted: readonly Id[], keyOf: (id: Id) => string | null): Map<Id, string> {
  const keyed = wanted.flatMap((id) => {
    const order = keyOf(id)
    return order === null ? [] : [{ id, order }]
  })
  const byKey = keyed.toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
  // Of equal keys only one may stay: the others would be ordered by their ids.
  const distinct = byKey.filter(({ order }, at) => order !== byKey[at - 1]?.order)
  const standing = inOrder(
    distinct.map(({ id }) => id),
    wanted,
  )
  const line = keyed.filter(({ id }) => standing.has(id))
  const written = new Map<Id, string>()
  for (const [index, id] of wanted.entries()) {
    if (standing.has(id)) continue
    for (const [other, order] of keysToPlace(line, index, id)) {
      written.set(other, order)
      const at = line.findIndex((each) => each.id === other)
      if (at !== -1) line[at] = { id: other, order }
    }
    line.splice(index, 0, { id, order: written.get(id) as string })
  }
  return written
}
