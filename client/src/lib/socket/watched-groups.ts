/** Groups that pages look at over the one socket: watched while any of them does, and told of what changes. */
import type { SocketLink } from '@tandem/provider'
import type { GroupId } from '@tandem/shared/ids'
import type { Here } from '@tandem/shared/protocol'
import { LinkLost, RequestRefused } from '@tandem/shared/sync'

interface Watching {
  /** Who is in its documents; null while the link is gone. */
  here?: (here: readonly Here[] | null) => void
  /** Something about it changed, or may have while the link was gone. */
  changed?: () => void
}

const counts = new WeakMap<SocketLink, Map<GroupId, number>>()

/** @returns how to stop looking */
export function watchGroup(link: SocketLink, groupId: GroupId, watching: Watching): () => void {
  const held = counts.get(link) ?? new Map<GroupId, number>()
  counts.set(link, held.set(groupId, (held.get(groupId) ?? 0) + 1))
  let wasOpen = false
  const watch = (): void => {
    if (link.state.kind !== 'open') {
      watching.here?.(null)
      return
    }
    if (wasOpen) watching.changed?.()
    wasOpen = true
    link.request({ type: 'watch', groupId }).then(({ here }) => watching.here?.(here), ignoreLostLink)
  }
  const stops = [
    link.onState(watch),
    link.onNotice('here', (notice) => {
      if (notice.groupId === groupId) watching.here?.(notice.here)
    }),
    link.onNotice('group', (notice) => {
      if (notice.groupId === groupId) watching.changed?.()
    }),
  ]
  watch()
  return () => {
    for (const stop of stops) stop()
    const left = (held.get(groupId) ?? 1) - 1
    if (left > 0) held.set(groupId, left)
    else {
      held.delete(groupId)
      link.request({ type: 'unwatch', groupId }).catch(ignoreLostLink)
    }
  }
}

// A courtesy: when the link is gone the next one asks again, and who may not look is not told.
function ignoreLostLink(error: unknown): void {
  if (!(error instanceof LinkLost) && !(error instanceof RequestRefused)) throw error
}
