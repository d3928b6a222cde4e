import type { ErrorCode } from '@tandem/shared/protocol'

/**
 * How a WebSocket without answers is told why it is closed; the reason is the refusal's sentence. Stock
 * y-websocket clients stay away after 4400 to 4499, where coming back mends nothing, and try again by
 * themselves after 4500 to 4599.
 */
export const closeCodes: Record<ErrorCode, number> = {
  invalid: 4400,
  not_signed_in: 4401,
  not_allowed: 4403,
  not_found: 4404,
  too_large: 4413,
  client_too_old: 4426,
  internal: 4500,
  unavailable: 4503,
  conflict: 4509,
  too_many: 4529,
}

/** RFC 6455: a close frame has 125 bytes, two of them for the code. */
export const longestCloseReasonBytes = 123
