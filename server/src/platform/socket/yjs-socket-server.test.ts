import { refusals } from '@tandem/shared/protocol'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '../../serve.js'
import { keepingLog } from '../../testing/keeping-log.js'
import { closeCodes, longestCloseReasonBytes } from './close-codes.js'
import { type ByteSocket, openYjsSocketServer, type YjsSocketServer } from './yjs-socket-server.js'

let closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

async function socketServer(pingEveryMs: number): Promise<{
  url: string
  httpServer: Server
  server: YjsSocketServer<string>
  served: ByteSocket<string>[]
}> {
  const httpServer = createServer()
  const served: ByteSocket<string>[] = []
  const server = openYjsSocketServer<string>({
    httpServer,
    bearerOf: (secret) => Promise.resolve(secret),
    isStillSignedIn: () => true,
    nameOf: (person) => person,
    onRefusedHandshake: () => undefined,
    serve: (socket) => {
      served.push(socket)
      return () => undefined
    },
    pingEveryMs,
    logger: keepingLog(),
  })
  const { url } = await listen(httpServer, 0, '127.0.0.1')
  closing.push(
    () => server.close(),
    () => httpServer.close(),
  )
  return { url: `${url.replace('http', 'ws')}yjs/name`, httpServer, server, served }
}

async function join(url: string, options: object = {}): Promise<WebSocket> {
  const socket = new WebSocket(url, ['tandem-yjs', 'tandem-token.someone'], options)
  closing.unshift(() => socket.terminate())
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return socket
}

test('a link whose other end is silent is given up within two pings, a living one is kept [SYNC-8]', async () => {
  const { url, server, served } = await socketServer(250)
  const alive = await join(url)
  const dead = await join(url, { autoPong: false })
  const gone = vi.fn()
  served[1]?.onGone(gone)
  await new Promise((resolve) => dead.once('close', resolve))
  await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce())
  let pings = 0
  alive.on('ping', () => (pings += 1))
  await vi.waitFor(() => expect(pings).toBeGreaterThan(1), 5_000)
  expect([alive.readyState, server.people()]).toEqual([WebSocket.OPEN, ['someone']])
})

test('a reader who does not read is cut when 8 MB wait for him [SYNC-11]', async () => {
  const { url, served } = await socketServer(60_000)
  const lazy = await join(url)
  lazy.pause()
  const socket = served[0] as ByteSocket<string>
  const part = new Uint8Array(1024 * 1024)
  let sent = 0
  while (!socket.isGone && sent < 100) {
    socket.send(part)
    sent += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(socket.isGone).toBe(true)
  expect(sent).toBeGreaterThanOrEqual(8)
})

test('whoever is refused has left at once, also when he does not say goodbye', async () => {
  const { url, server, served } = await socketServer(60_000)
  const stubborn = await join(url)
  stubborn.pause()
  const gone = vi.fn()
  served[0]?.onGone(gone)
  server.cut((person) => person === 'someone')
  expect(gone).toHaveBeenCalledOnce()
  expect(server.people()).toEqual([])
})

test('whoever hangs up during the handshake ends nothing but that', async () => {
  const { url, server } = await socketServer(60_000)
  const hasty = new WebSocket(url, ['tandem-yjs', 'tandem-token.someone'])
  hasty.on('error', () => undefined)
  hasty.on('close', () => undefined)
  setImmediate(() => hasty.terminate())
  await new Promise((resolve) => hasty.once('close', resolve))
  await join(url)
  await vi.waitFor(() => expect(server.people()).toEqual(['someone']))
})

test('the page for writers of clients lists every code', async () => {
  const page = await readFile(new URL('../../../../docs/y-websocket.md', import.meta.url), 'utf8')
  const listed = [...page.matchAll(/^\| (\d{4}) \| `(\w+)` /gm)].map(([, number, code]) => [
    code,
    Number(number),
  ])
  expect(Object.fromEntries(listed)).toEqual(closeCodes)
})

test('every refusal fits into a close frame, and each code has a number of its own', () => {
  for (const [reason, { code, en }] of Object.entries(refusals)) {
    expect(Buffer.byteLength(en), reason).toBeLessThanOrEqual(longestCloseReasonBytes)
    expect(closeCodes[code], reason).toBeGreaterThanOrEqual(4400)
  }
  const numbers = Object.values(closeCodes)
  expect(new Set(numbers).size).toBe(numbers.length)
})
