/**
 * What answers a route of the table (`@tandem/shared/rules`), which says who may ask it. Handlers know neither
 * Express nor headers: they get what they need and return what is sent: as JSON, or as bytes; nothing returned
 * is 204.
 */
import { refuse } from '@tandem/shared/protocol'
import type { OpenRoute, SignedInRoute } from '@tandem/shared/rules'
import type { z } from 'zod'

export interface Call {
  /** Parts of the path, decoded. A `{*name}` part has its slashes. */
  params: Readonly<Record<string, string>>
  query: unknown
  body: unknown
  /** Where the request comes from, as far as the proxies in front are trusted. Never logged. */
  address: string | null
  /** What the browser says of itself. */
  userAgent: string | undefined
  /** The `Cookie` header. */
  cookies: string | undefined
  setCookie(cookie: string): void
}

/** Answered as it is, with headers of its own over the usual ones. */
export class BytesAnswer {
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string>>

  constructor(bytes: Uint8Array, headers: Readonly<Record<string, string>>) {
    this.bytes = bytes
    this.headers = headers
  }
}

/** Sends the browser on to a page of ours; there is no way to say another site's. */
export class PageAnswer {
  readonly path: string

  /** @param page below the server's address, without a slash @param query what the page is told */
  constructor(page: string, query: Readonly<Record<string, string>> = {}) {
    const search = new URLSearchParams(query).toString()
    this.path = `/${encodeURIComponent(page)}${search && `?${search}`}`
  }
}

type Answer = Promise<object | void> | object | void

export interface OpenEndpoint {
  route: OpenRoute
  answer(call: Call): Answer
}

export interface SignedInEndpoint<Caller> {
  route: SignedInRoute
  /** The body is taken as bytes, at most so many, and not read as JSON. */
  takesBytes?: number
  answer(call: Call, caller: Caller): Answer
}

export type Endpoint<Caller> = OpenEndpoint | SignedInEndpoint<Caller>

/** Parses what came from outside; what does not fit is refused without saying how the schema looks. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw refuse('malformed')
  return parsed.data
}
