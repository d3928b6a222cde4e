/** Everything that can be said over a socket, and by whom; the same over Socket.io and y-websocket [SYNC-17]. */
import type { RequestType } from '../protocol/index.js'
import { type EventRule, on, signedIn } from './rule.js'

export const eventRules = {
  /** With the right to edit it is the live document, else the record, filtered [PERM-5]. */
  open: on('document', 'read'),
  edit: on('document', 'edit'),
  place: on('document', 'edit'),
  compare: on('document', 'edit'),
  follow: on('document', 'read_history'),
  watch: on('group', 'read'),
  // Only let go of what was granted, or ask nothing.
  close: signedIn,
  unfollow: signedIn,
  unwatch: signedIn,
  ping: signedIn,
} as const satisfies Record<RequestType, EventRule>
