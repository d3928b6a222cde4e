import { createServer, type Server as HttpServer } from 'node:http'
import { Socket as Tcp } from 'node:net'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listen } from '../../serve.js'
import { gatherWrites } from './gathered-writes.js'

let httpServer: HttpServer
let server: Server
let url: string
const clients: Socket[] = []

beforeEach(async () => {
  httpServer = createServer()
  server = new Server(httpServer, { perMessageDeflate: false })
  gatherWrites(server.engine)
  url = (await listen(httpServer, 0, '127.0.0.1')).url
  server.on('connection', (socket) => {
    socket.on('repeat', (times: number) => {
      for (let time = 0; time < times; time += 1) socket.emit('said', time)
    })
    socket.on('say', (all: unknown[]) => {
      for (const each of all) socket.emit('said', each)
    })
    socket.on('tell all', (times: number) => {
      for (let time = 0; time < times; time += 1) server.emit('said', time)
    })
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const client of clients.splice(0)) client.disconnect()
  await server.close()
})

function joins(transports: string[]): Socket {
  const client = io(url, { transports, forceNew: true })
  clients.push(client)
  return client
}

/** The next so many messages. */
function heardBy(client: Socket, times: number): Promise<unknown[]> {
  const heard: unknown[] = []
  return new Promise((resolve) => {
    client.on('said', (said: unknown) => {
      heard.push(said)
      if (heard.length === times) resolve(heard)
    })
  })
}

/** Asks for so many messages and hears them. */
function hears(client: Socket, times: number): Promise<unknown[]> {
  const heard = heardBy(client, times)
  client.emit('repeat', times)
  return heard
}

/** Calls to the system for what the server says. */
function serverWrites(): () => number {
  const spies = [vi.spyOn(Tcp.prototype, '_write'), vi.spyOn(Tcp.prototype, '_writev')]
  const port = Number(new URL(url).port)
  return () =>
    spies.flatMap((spy) => spy.mock.contexts).filter((tcp) => tcp instanceof Tcp && tcp.localPort === port)
      .length
}

test('messages that wait for one WebSocket leave together, in order and all of them', async () => {
  const client = joins(['websocket'])
  await vi.waitFor(() => expect(client.connected).toBe(true))
  const writes = serverWrites()
  expect(await hears(client, 200)).toEqual(Array.from({ length: 200 }, (_, time) => time))
  // A call for each frame would be two hundred.
  expect(writes()).toBeGreaterThan(0)
  expect(writes()).toBeLessThan(20)
})

test('whatever waits arrives as it was said: texts around the lengths that frames count in, all scripts, bytes', async () => {
  const client = joins(['websocket'])
  await vi.waitFor(() => expect(client.connected).toBe(true))
  // Around them stand a mark, the event and quotes.
  const lengths = [
    0, 100, 110, 111, 112, 113, 114, 115, 116, 126, 127, 65_510, 65_520, 65_530, 65_540, 70_000,
  ]
  const texts = [...lengths.map((length) => 'x'.repeat(length)), '한국어 회의록', '한'.repeat(30_000), 'é🙂']
  const heard = heardBy(client, texts.length)
  client.emit('say', texts)
  expect(await heard).toEqual(texts)

  client.off('said')
  const mixed = ['before', Buffer.of(1, 2, 3), 'between', Buffer.of(4), 'after']
  const heardMixed = heardBy(client, mixed.length)
  client.emit('say', mixed)
  expect(await heardMixed).toEqual(mixed)
})

test('what everyone is told reaches each of them, in order with what else waits', async () => {
  const clients = [joins(['websocket']), joins(['websocket']), joins(['polling'])]
  await vi.waitFor(() => expect(clients.every(({ connected }) => connected)).toBe(true))
  const heard = clients.map((client) => heardBy(client, 100))
  clients[0]?.emit('tell all', 100)
  for (const each of heard) expect(await each).toEqual(Array.from({ length: 100 }, (_, time) => time))
})

test('who comes by polling hears everything too, before and after his line is a WebSocket', async () => {
  const client = joins(['polling', 'websocket'])
  expect(await hears(client, 50)).toHaveLength(50)
  await vi.waitFor(() => expect(client.io.engine.transport.name).toBe('websocket'))
  client.off('said')
  expect(await hears(client, 50)).toHaveLength(50)
})
