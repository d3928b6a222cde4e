/**
 * Messages that wait for one socket leave in one write. Engine.io hands a WebSocket all that has gathered
 * frame by frame, and each frame would be a call to the system of its own: for someone whose many edits are
 * acknowledged at one moment that is much of what it costs to answer him.
 */
import type { IncomingMessage } from 'node:http'
import type { Socket as Tcp } from 'node:net'
import type { Server } from 'socket.io'

/** Of an Engine.io socket, what is needed here. */
interface EngineSocket {
  readonly request: IncomingMessage
  readonly transport: { readonly name: string }
}

export function gatherWrites(engine: Server['engine']): void {
  const lines = new WeakMap<EngineSocket, Tcp>()
  engine.on('connection', (socket: EngineSocket) => {
    // One that came by polling has another line by the time it speaks WebSocket: it goes without.
    if (socket.transport.name === 'websocket') lines.set(socket, socket.request.socket)
  })
  engine.on('flush', (socket: EngineSocket, packets: readonly unknown[]) => {
    const line = packets.length > 1 ? lines.get(socket) : undefined
    if (!line) return
    line.cork()
    process.nextTick(() => line.uncork())
  })
}
