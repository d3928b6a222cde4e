import type { AuthorShare } from '@tandem/shared/history'
import type { Batch } from '../document-history.js'

/** Who wrote and deleted how much in these rows, the largest share first. Rows without letters are left out. */
export function sharesOf(
  batches: readonly Batch[],
  indexOf: (author: string | null) => number,
): AuthorShare[] {
  const shares = new Map<string | null, { added: number; deleted: number }>()
  for (const { author, added, deleted } of batches) {
    if (added + deleted === 0) continue
    const share = shares.get(author) ?? { added: 0, deleted: 0 }
    shares.set(author, { added: share.added + added, deleted: share.deleted + deleted })
  }
  return [...shares]
    .map(([author, share]) => ({ author: indexOf(author), ...share }))
    .toSorted((a, b) => b.added + b.deleted - a.added - a.deleted || a.author - b.author)
}
