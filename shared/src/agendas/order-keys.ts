import { generateNKeysBetween } from 'fractional-indexing'

/** Something in a list that is ordered by a fractional key. */
export interface Keyed<Id> {
  id: Id
  order: string
}

/**
 * The keys to write so that `moved` stands at `index` of `others` (the list without it, in order).
 * Nearly always one key. Two people who insert at one place make equal keys; to stand between those,
 * the ones behind get new keys too, and so does a list whose keys are not well-formed.
 */
export function keysToPlace<Id>(others: readonly Keyed<Id>[], index: number, moved: Id): Map<Id, string> {
  const before = others[index - 1]?.order ?? null
  const behind = others.slice(index)
  // Equal keys behind the place must make room; among keys that differ there are none.
  const toMove = before === null ? [] : behind.filter((other) => other.order <= before)
  const after = behind[toMove.length]?.order ?? null
  const keys = keysBetween(before, after, toMove.length + 1)
  if (keys) return zip([moved, ...toMove.map((other) => other.id)], keys)
  // A key made by other software that the library cannot place: give the whole list new ones.
  const ids = others.map((other) => other.id).toSpliced(index, 0, moved)
  return zip(ids, generateNKeysBetween(null, null, ids.length))
}

/** Null when there are none: the library throws on some malformed keys and goes wrong on others. */
function keysBetween(before: string | null, after: string | null, count: number): string[] | null {
  try {
    const keys = generateNKeysBetween(before, after, count)
    const line = [...(before === null ? [] : [before]), ...keys, ...(after === null ? [] : [after])]
    return line.every((key, at) => at === 0 || (line[at - 1] as string) < key) ? keys : null
  } catch {
    return null
  }
}

function zip<Id>(ids: readonly Id[], keys: readonly string[]): Map<Id, string> {
  return new Map(ids.map((id, position) => [id, keys[position] ?? '']))
}
