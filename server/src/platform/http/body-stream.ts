/** Bodies that are read piece by piece by whoever answers, and how long any body may take. */
import { refuse } from '@tandem/shared/protocol'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

/** Long enough for what people type; a file has as long as the server waits for any request. */
const wholeBodyWithinMs = 30_000

/**
 * A body that drips in is an attack or a broken link: after this the connection is cut. `letTakeLonger` lifts it
 * for one request, once it is known who sends it and that it is a file.
 */
export function endSlowBodies(): RequestHandler {
  return (request, response, next) => {
    const timer = setTimeout(() => {
      if (!request.complete) request.destroy()
    }, wholeBodyWithinMs)
    const stop = (): void => clearTimeout(timer)
    response.locals['letTakeLonger'] = stop
    request.once('end', stop)
    request.once('close', stop)
    next()
  }
}

/** Hands the body on as a stream of at most so many bytes. */
export function streamBody(most: number): RequestHandler {
  return (request, response, next) => {
    const letTakeLonger: unknown = response.locals['letTakeLonger']
    if (typeof letTakeLonger === 'function') letTakeLonger()
    request.body = new BodyStream(request, most)
    next()
  }
}

/** Can be read once. One that says it is too long is refused before its first byte. What is left of it when its reader stops is let go by, so that the answer still arrives. */
export class BodyStream implements AsyncIterable<Uint8Array> {
  private readonly request: IncomingMessage
  private readonly most: number

  constructor(request: IncomingMessage, most: number) {
    this.request = request
    this.most = most
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0
    try {
      if (Number(this.request.headers['content-length'] ?? 0) > this.most) throw refuse('too_large')
      for await (const piece of this.request.iterator({ destroyOnReturn: false })) {
        const bytes = piece as Uint8Array
        size += bytes.length
        if (size > this.most) throw refuse('too_large')
        yield bytes
      }
    } finally {
      this.request.resume()
    }
  }
}
