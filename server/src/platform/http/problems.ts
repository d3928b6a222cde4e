/** Errors as answers: RFC 9457 problem details, one shape for all. A stack never leaves the server. */
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { type ProblemDetails, Refusal, refuse, refusals } from '@tandem/shared/protocol'
import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Log } from '../log.js'
import { statusOf } from './statuses.js'

/** @param onRefused hears of every refusal before its answer is sent */
export function answerProblems(
  log: Log,
  onRefused: (refusal: Refusal, request: Request, response: Response) => Promise<void>,
): ErrorRequestHandler {
  return async (error, request, response, next) => {
    // Half an answer is out: only breaking the connection tells the client that it is not whole.
    if (response.headersSent) return next(error)
    const refusal = asRefusal(error)
    const reference = refusal.code === 'internal' ? randomUUID() : undefined
    if (reference) log.error('http.failed', { reference, method: request.method, error: error as unknown })
    const status = statusOf[refusal.code]
    await onRefused(refusal, request, response)
    if (refusal.retryAfterSeconds !== undefined)
      response.set('Retry-After', String(refusal.retryAfterSeconds))
    response
      .status(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: 'about:blank',
          title: STATUS_CODES[status] ?? '',
          status,
          code: refusal.code,
          reason: refusal.reason,
          detail: refusals[refusal.reason].en,
          reference,
        } satisfies ProblemDetails),
      )
  }
}

/** Express and its parsers throw errors with a status; below 500 they are the client's. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 404) return refuse('not_found')
  if (status === 413) return refuse('too_large')
  if (typeof status === 'number' && status >= 400 && status < 500) return refuse('malformed')
  return refuse('internal')
}
