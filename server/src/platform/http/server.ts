import { createServer, type RequestListener, type Server } from 'node:http'

/** A server that does not wait for ever: slow headers and slow bodies are an attack or a broken link. */
export function createHttpServer(handle: RequestListener): Server {
  const server = createServer(handle)
  server.headersTimeout = 15_000
  // For a file of 25 MB over a poor line; every other body has half a minute (`body-stream.ts`).
  server.requestTimeout = 5 * 60_000
  // Longer than common proxies keep theirs, so that it is the proxy who ends an idle connection.
  server.keepAliveTimeout = 65_000
  return server
}

/** Takes no new connection and waits for the requests under way. */
export async function drain(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await closed
}
