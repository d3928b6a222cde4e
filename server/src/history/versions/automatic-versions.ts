/**
 * Where a document's history falls into versions by itself: read off the rows, and the same whenever and
 * wherever it is read. Only that the last person left is written down beside them, since no row says so.
 */
import type { Batch } from '../document-history.js'

export interface VersionEnd {
  readonly seq: number
  readonly kind: 'opened' | 'auto' | 'import' | 'restore'
}

const minuteMs = 60_000
export const pauseMs = 10 * minuteMs
const newAuthorAfterMs = 5 * minuteMs
const longestMs = 30 * minuteMs
const mostLetters = 1_500
const largeDeletion = 0.3
/** Of less text than this nothing is a large deletion: words of a beginning come and go. */
const smallText = 50

/**
 * Ascending; the last is the last row.
 * @param certain positions that people have given a name, or where the last person left: a version ends there
 * whatever else
 */
export function versionEnds(batches: readonly Batch[], certain: ReadonlySet<number>): VersionEnd[] {
  const ends: VersionEnd[] = []
  let version: { startedAt: number; letters: number; authors: Set<string | null> } | null = null
  let size = 0
  // By its index: of the first timeline after a start, pairs of index and row are most of the time.
  for (let index = 0; index < batches.length; index += 1) {
    const batch = batches[index] as Batch
    version ??= { startedAt: batch.at, letters: 0, authors: new Set() }
    version.letters += batch.added + batch.deleted
    version.authors.add(batch.author)
    size += batch.added - batch.deleted
    const next = batches[index + 1]
    if (
      next &&
      !certain.has(batch.seq) &&
      !isLabelled(batch, index) &&
      !endsBefore(next, batch, version, size)
    )
      continue
    ends.push({ seq: batch.seq, kind: kindOf(batch, index) })
    version = null
  }
  return ends
}

function kindOf({ kind }: Batch, index: number): VersionEnd['kind'] {
  if (kind === 'import' || kind === 'restore') return kind
  return index === 0 ? 'opened' : 'auto'
}

/** A version by itself, whatever is around it. */
function isLabelled({ kind }: Batch, index: number): boolean {
  return index === 0 || kind !== 'edit'
}

function endsBefore(
  next: Batch,
  last: Batch,
  version: { startedAt: number; letters: number; authors: ReadonlySet<string | null> },
  size: number,
): boolean {
  const lasts = next.at - version.startedAt
  return (
    next.kind !== 'edit' ||
    next.at - last.at >= pauseMs ||
    lasts >= longestMs ||
    (lasts >= newAuthorAfterMs && !version.authors.has(next.author)) ||
    version.letters >= mostLetters ||
    (size >= smallText && next.deleted > largeDeletion * size)
  )
}
