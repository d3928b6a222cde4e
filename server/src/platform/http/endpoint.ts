/**
 * What answers a route of the table (`@tandem/shared/rules`), which says who may ask it. Handlers know neither
 * Express nor headers: they get what they need and return what is sent: as JSON, or as bytes; nothing returned
 * is 204.
 */
import type { BodyOf, contracts, QueryOf } from '@tandem/shared/api'
import { refuse } from '@tandem/shared/protocol'
import type { OpenRoute, RouteName, SignedInRoute } from '@tandem/shared/rules'
import type { z } from 'zod'

/** A request as it came. */
export interface ReceivedCall {
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

/** What a handler sees of it: the body and the query only as the route's description has them (`contracts`). */
export interface Call<Route extends RouteName = RouteName> extends Omit<ReceivedCall, 'query' | 'body'> {
  /** Refused as `malformed` where it is not as described. Asked when the right is: who may not learns nothing. */
  readBody(): BodyOf<Route>
  readQuery(): QueryOf<Route>
  /** Null where the body is not taken as bytes, or there is none. */
  bytes: Uint8Array | null
  /** The body piece by piece, to be read once; null where it is not taken so. */
  stream: AsyncIterable<Uint8Array> | null
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

/** Sent piece by piece, for what is longer than should be held in memory. */
export class StreamAnswer {
  readonly pieces: AsyncIterable<string | Uint8Array>
  readonly headers: Readonly<Record<string, string>>

  constructor(pieces: AsyncIterable<string | Uint8Array>, headers: Readonly<Record<string, string>>) {
    this.pieces = pieces
    this.headers = headers
  }
}

/** As the route's description says. */
export type AnswerOf<Route extends RouteName> = Route extends RouteName
  ? Given<(typeof contracts)[Route]['answer']>
  : never
type Given<Described> = Described extends z.ZodType
  ? z.output<Described>
  : Described extends 'nothing'
    ? void
    : Described extends 'page'
      ? PageAnswer
      : BytesAnswer | StreamAnswer

export type Answer<Route extends RouteName> = Promise<AnswerOf<Route>> | AnswerOf<Route>

interface OpenEndpointOf<Route extends OpenRoute> {
  route: Route
  answer(call: Call<Route>): Answer<Route>
}
export type OpenEndpoint = { [Route in OpenRoute]: OpenEndpointOf<Route> }[OpenRoute]

interface SignedInEndpointOf<Route extends SignedInRoute, Caller> {
  route: Route
  /** The body is taken as bytes, at most so many, and not read as JSON. */
  takesBytes?: number
  /** The body is handed on as it comes in, at most so many bytes. */
  takesStream?: number
  answer(call: Call<Route>, caller: Caller): Answer<Route>
}
export type SignedInEndpoint<Caller> = {
  [Route in SignedInRoute]: SignedInEndpointOf<Route, Caller>
}[SignedInRoute]

export type Endpoint<Caller> = OpenEndpoint | SignedInEndpoint<Caller>

/** Parses what came from outside; what does not fit is refused without saying how the schema looks. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw refuse('malformed')
  return parsed.data
}
