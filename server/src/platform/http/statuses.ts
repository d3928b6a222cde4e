import type { ErrorCode } from '@tandem/shared/protocol'

/** The one place where a refusal's code becomes a status. */
export const statusOf: Record<ErrorCode, number> = {
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  client_too_old: 426,
  unavailable: 503,
  internal: 500,
}
