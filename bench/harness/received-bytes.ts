/** What came in over the network in this process. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

export interface ReceivedBytes {
  /** Over all connections begun since. */
  read(): number
  stop(): void
}

export function countReceivedBytes(): ReceivedBytes {
  const sockets: Socket[] = []
  const onSocket = (message: unknown): void => void sockets.push((message as { socket: Socket }).socket)
  subscribe('net.client.socket', onSocket)
  return {
    read: () => sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
    stop: () => unsubscribe('net.client.socket', onSocket),
  }
}
