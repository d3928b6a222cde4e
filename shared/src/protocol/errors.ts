import { z } from 'zod'
import { errorCodes, type Refusal, refusals, type RefusalReason } from './refusals.js'

const reasons = Object.keys(refusals) as [RefusalReason, ...RefusalReason[]]

/** A refusal as it travels. `reference` finds the line in the server's log when the fault is ours. */
export const WireError = z.object({
  code: z.enum(errorCodes),
  reason: z.enum(reasons),
  message: z.string(),
  reference: z.string().optional(),
})
export type WireError = z.infer<typeof WireError>

/** A refusal as it answers a request over HTTP (RFC 9457). */
export const ProblemDetails = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  /** What programs act on. */
  code: z.enum(errorCodes),
  /** One of the reasons of that code. */
  reason: z.enum(reasons),
  /** What people read. */
  detail: z.string(),
  reference: z.string().optional(),
})
export type ProblemDetails = z.infer<typeof ProblemDetails>

export function toWireError(refusal: Refusal): WireError {
  return { code: refusal.code, reason: refusal.reason, message: refusal.message }
}

/** How every request over the socket is answered. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: WireError }
