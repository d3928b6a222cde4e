import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

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
  const before = others[index - 1]
  const after = others[index]
  const clear = !before || !after || before.order < after.order
  try {
    if (clear) {
      return new Map([[moved, generateKeyBetween(before?.order ?? null, after?.order ?? null)]])
    }
    const behind = others.slice(index).filter((other) => other.order <= before.order)
    const next = others[index + behind.length]
    const keys = generateNKeysBetween(before.order, next?.order ?? null, behind.length + 1)
    return zip([moved, ...behind.map((other) => other.id)], keys)
  } catch {
    // A key made by other software that the library refuses: give the whole list new ones.
    const ids = others.map((other) => other.id).toSpliced(index, 0, moved)
    return zip(ids, generateNKeysBetween(null, null, ids.length))
  }
}

function zip<Id>(ids: readonly Id[], keys: readonly string[]): Map<Id, string> {
  return new Map(ids.map((id, position) => [id, keys[position] ?? '']))
}
