import { protocolVersion } from '@tandem/shared/protocol'
import { io } from 'socket.io-client'
import type { Person } from './person.js'

interface Reply {
  ok: boolean
  error?: { code: string }
}

/** A socket made by hand with this person's cookies, as no page of ours would. */
export async function handMade(person: Person): Promise<(event: string, message: object) => Promise<Reply>> {
  const cookies = await person.context.cookies()
  const socket = io(person.line.address, {
    transports: ['websocket'],
    reconnection: false,
    auth: { protocol: protocolVersion },
    extraHeaders: {
      origin: person.line.address,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return (event, message) => socket.timeout(5_000).emitWithAck(event, message) as Promise<Reply>
}
