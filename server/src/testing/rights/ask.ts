/** Asking as a program of one's own would: over HTTP, over Socket.io, and as a stock y-websocket client. */
import { protocolVersion } from '@tandem/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { awarenessMessage, haveMessage, readYjsMessage } from '../../documents/yjs-messages.js'
import type { Way } from './world.js'

export interface HttpAnswer {
  status: number
  /** Everything but the time: what one may not see must not differ in a letter. */
  whole: string
  reason: string | undefined
}

export async function askHttp(
  url: string,
  headers: Record<string, string>,
  method: string,
  path: string,
): Promise<HttpAnswer> {
  const isReading = method === 'GET'
  const response = await fetch(new URL(`api/v1${path}`, url), {
    method,
    headers: {
      ...headers,
      ...(!isReading && { origin: new URL(url).origin, 'content-type': 'application/json' }),
    },
    // Well-formed, and of no schema: who is let through is told so, and nothing is changed.
    ...(!isReading && method !== 'DELETE' && { body: '[]' }),
  })
  const text = await response.text()
  const kept = [...response.headers].filter(([name]) => name !== 'date')
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const json = isJson ? (JSON.parse(text) as { reason?: string }) : {}
  return {
    status: response.status,
    whole: JSON.stringify([response.status, kept, text]),
    reason: json.reason,
  }
}

export interface Line {
  ask(event: string, message: object): Promise<SocketReply>
  close(): void
}
export interface SocketReply {
  ok: boolean
  value?: { mode?: string }
  error?: { code: string; reason: string }
}

/** Null where there is no way in at all. */
export async function openLine(url: string, headers: Record<string, string>): Promise<Line | null> {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocol: protocolVersion },
    extraHeaders: { origin: new URL(url).origin, ...headers },
  })
  const isIn = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('connect_error', () => resolve(false))
  })
  if (!isIn) {
    socket.close()
    return null
  }
  return {
    ask: (event, message) => socket.timeout(30_000).emitWithAck(event, message) as Promise<SocketReply>,
    close: () => socket.close(),
  }
}

/** `text`: he was sent the live document; else how the server closed the socket. */
export function askYjs(url: string, { token }: Pick<Way, 'token'>, name: string): Promise<string> {
  const protocols = ['tandem-yjs', ...(token === null ? [] : [`tandem-token.${token}`])]
  const socket = new WebSocket(`${url.replace('http', 'ws')}yjs/${name}`, protocols)
  return new Promise((resolve) => {
    socket.on('error', (error) => resolve(`error ${error.message}`))
    socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`))
    socket.on('open', () => {
      socket.send(awarenessMessage([{ clientId: 7, clock: 1, state: '{}' }]))
      socket.send(haveMessage(new Uint8Array([0])))
    })
    socket.on('message', (data) => {
      if (readYjsMessage(new Uint8Array(data as Buffer)).kind !== 'update') return
      resolve('text')
      socket.terminate()
    })
  })
}
