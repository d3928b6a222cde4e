import type * as Y from 'yjs'

/**
 * Replaces words by others in a text, touching only what differs between the two: what stays keeps its
 * writer. Answers whether the words are there; of several places the first counts.
 */
export function replaceDiffering(text: Y.Text, from: string, to: string): boolean {
  const at = plainTextOf(text).indexOf(from)
  if (at === -1) return false
  const shorter = Math.min(from.length, to.length)
  let same = 0
  while (same < shorter && from[same] === to[same]) same += 1
  let tail = 0
  while (tail < shorter - same && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1
  const gone = from.length - same - tail
  if (gone > 0) text.delete(at + same, gone)
  const come = to.slice(same, to.length - tail)
  if (come !== '') text.insert(at + same, come)
  return true
}

function plainTextOf(text: Y.Text): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('')
}
