/**
 * Many updates as one. `Y.mergeUpdates` looks at every update again for each struct it takes, so merging
 * thousands at once costs the square of their number; in groups of groups it costs hardly more than reading.
 */
import * as Y from 'yjs'

/** The group size that was fastest for one writer's keystrokes; between 32 and 128 it hardly matters. */
const mostAtOnce = 64

export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let level = updates
  while (level.length > mostAtOnce) level = groupsOf(level).map((group) => Y.mergeUpdates(group))
  return Y.mergeUpdates([...level])
}

function groupsOf(updates: readonly Uint8Array[]): Uint8Array[][] {
  const count = Math.ceil(updates.length / mostAtOnce)
  return Array.from({ length: count }, (_, group) =>
    updates.slice(group * mostAtOnce, (group + 1) * mostAtOnce),
  )
}
