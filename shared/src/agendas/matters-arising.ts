import type { AgendaItem } from '../documents/index.js'
import type { ItemId } from '../ids/index.js'

/**
 * Under which item what is still open from earlier meetings is gone through: the one for matters arising, else
 * the one on the previous record; null where an agenda has neither.
 */
export function itemForMattersArising(items: readonly Pick<AgendaItem, 'id' | 'kind'>[]): ItemId | null {
  const place =
    items.find(({ kind }) => kind === 'matters_arising') ??
    items.find(({ kind }) => kind === 'approval_of_previous_record')
  return place?.id ?? null
}
