/**
 * Requests to the API: JSON in, parsed JSON out, and three ways to fail, told apart because the reader
 * is told different things: refused (`RequestError`), not reached (`OfflineError`), or a defect.
 */
import { errorCodes, refusals, type ErrorCode, type RefusalReason } from '@tandem/shared/protocol'
import type { Language } from '@tandem/shared/words'
import { z } from 'zod'
import { askForProof } from './proof'

/** The server answered, and said no. */
export class RequestError extends Error {
  readonly code: ErrorCode
  readonly reason: RefusalReason
  readonly status: number
  /** Finds the line in the server's log when the fault is the server's. */
  readonly reference: string | undefined
  /** Seconds until another try may be granted, where the server says so. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    reason: RefusalReason,
    status: number,
    more: { reference?: string | undefined; retryAfter?: number | undefined } = {},
  ) {
    super(refusals[reason].en)
    this.name = 'RequestError'
    this.code = code
    this.reason = reason
    this.status = status
    this.reference = more.reference
    this.retryAfter = more.retryAfter
  }

  inWords(language: Language): string {
    return refusals[this.reason][language]
  }
}

/** The server was not reached, or did not answer in time. What is on this device is still good. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('the server was not reached', { cause })
    this.name = 'OfflineError'
  }
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON; a file as it is. */
  body?: unknown
  signal?: AbortSignal
  /** In ms; else what an answer of a few words may take. */
  patience?: number
}

// Longer than the slowest answer on a bad meeting-room network, shorter than a reader's patience.
const answerWithin = 15_000
const fileWithin = 5 * 60_000

/** Asks the API and parses the answer. `path` begins with `/api/`. */
export async function request<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  options: RequestOptions = {},
): Promise<z.infer<Schema>> {
  const response = await reach(path, options)
  return schema.parse(await response.json())
}

/** A file as it is. */
export async function fetchBytes(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await reach(path, { signal, patience: fileWithin })
  return new Uint8Array(await response.arrayBuffer())
}

/** Asks for something whose answer has no content. */
export async function send(path: string, options: RequestOptions): Promise<void> {
  await reach(path, options)
}

async function reach(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, signal } = options
  const patience = AbortSignal.timeout(options.patience ?? answerWithin)
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
  } catch (cause) {
    // The caller's own wish to stop is not a fault of the network.
    if (signal?.aborted) throw cause
    throw new OfflineError(cause)
  }
  if (response.ok) return response
  const error = await toRequestError(response)
  // The act waits meanwhile, with everything that was typed for it.
  if (error.reason === 'proof_needed' && (await askForProof())) return reach(path, options)
  throw error
}

const problem = z.object({
  code: z.enum(errorCodes),
  reason: z.enum(Object.keys(refusals) as [RefusalReason]).optional(),
  reference: z.string().optional(),
})

/** What an answer that grants nothing says. */
export async function toRequestError(response: Response): Promise<RequestError> {
  const told = problem.safeParse(await response.json().catch(() => null))
  if (!told.success) return errorOfStatus(response.status)
  const { code, reason, reference } = told.data
  const retryAfter = secondsOf(response.headers.get('retry-after'))
  return new RequestError(code, reason ?? reasonOf(code), response.status, { reference, retryAfter })
}

function secondsOf(header: string | null): number | undefined {
  return header && /^\d+$/.test(header) ? Number(header) : undefined
}

/** For answers that are not ours: a proxy between us and the server. */
function errorOfStatus(status: number): RequestError {
  const code = codesByStatus[status] ?? (status >= 502 && status <= 504 ? 'unavailable' : 'internal')
  return new RequestError(code, reasonOf(code), status)
}

const codesByStatus: Record<number, ErrorCode> = {
  400: 'invalid',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  422: 'invalid',
  426: 'client_too_old',
  429: 'too_many',
}

function reasonOf(code: ErrorCode): RefusalReason {
  const reasons = Object.keys(refusals) as RefusalReason[]
  return reasons.find((reason) => refusals[reason].code === code) ?? 'internal'
}

/** The server said no, for this reason. */
export function isRefused(error: unknown, reason: RefusalReason): boolean {
  return error instanceof RequestError && error.reason === reason
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'not_signed_in'
}

export function isNotFound(error: unknown): boolean {
  return error instanceof RequestError && (error.code === 'not_found' || error.code === 'not_allowed')
}
