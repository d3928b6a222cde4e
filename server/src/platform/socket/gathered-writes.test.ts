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

/** Asks for so many messages and hears them. */
async function hears(client: Socket, times: number): Promise<number[]> {
  const heard: number[] = []
  await new Promise<void>((resolve) => {
    client.on('said', (time: number) => {
      heard.push(time)
      if (heard.length === times) resolve()
    })
    client.emit('repeat', times)
  })
  return heard
}

test('messages that wait for one WebSocket leave together, in order and all of them', async () => {
  const client = joins(['websocket'])
  await vi.waitFor(() => expect(client.connected).toBe(true))
  const writes = vi.spyOn(Tcp.prototype, '_writev')
  expect(await hears(client, 200)).toEqual(Array.from({ length: 200 }, (_, time) => time))
  // A call for each frame would be two hundred.
  expect(writes.mock.calls.length).toBeGreaterThan(0)
  expect(writes.mock.calls.length).toBeLessThan(20)
})

test('who comes by polling hears everything too, before and after his line is a WebSocket', async () => {
  const client = joins(['polling', 'websocket'])
  expect(await hears(client, 50)).toHaveLength(50)
  await vi.waitFor(() => expect(client.io.engine.transport.name).toBe('websocket'))
  client.off('said')
  expect(await hears(client, 50)).toHaveLength(50)
})
