/**
 * Socket.io's own encoder looks through every message for bytes and hands it to `JSON.stringify`. Answers to edits
 * and edits told are most of what is said here: those are written by hand, everything else is left to it.
 */
import { writeEdits, writeStored } from '@tandem/shared/protocol'
import type { Server } from 'socket.io'

type Packet = Parameters<Server['encoder']['encode']>[0]

/** Of the Socket.io protocol. */
const event = 2
const answer = 3

export function encodeQuickly(encoder: Server['encoder']): void {
  const encode = encoder.encode.bind(encoder)
  encoder.encode = (packet) => {
    const quick = quickly(packet)
    return quick === null ? encode(packet) : [quick]
  }
}

function quickly({ type: ofPacket, nsp, id, data }: Packet): string | null {
  const type: number = ofPacket
  if (nsp !== '/' || !Array.isArray(data)) return null
  const said = data as unknown[]
  if (type === answer && said.length === 1) {
    const stored = writeStored(said[0])
    return stored === null ? null : `${answer}${String(id)}[${stored}]`
  }
  if (type === event && id === undefined && said.length === 2 && said[0] === 'edits') {
    const edits = writeEdits(said[1])
    return edits === null ? null : `${event}["edits",${edits}]`
  }
  return null
}
