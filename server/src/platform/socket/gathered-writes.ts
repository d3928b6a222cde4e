/**
 * Messages that wait for one socket leave in one write. Engine.io hands a WebSocket all that has gathered frame
 * by frame, and each frame would be two pieces of memory and a call to the system of its own: for someone whose
 * many edits are acknowledged at one moment, and for a crowd that is told one thing, that is most of what it
 * costs to tell them.
 */
import type { Server } from 'socket.io'

/** Of an Engine.io socket, what is needed here. */
interface EngineSocket {
  readonly transport: { readonly name: string }
}

/** What Engine.io is about to hand to its transport. A broadcast's options are the same for all who are told. */
interface EnginePacket {
  type: string
  data?: unknown
  options?: { wsPreEncodedFrame?: readonly Uint8Array[] }
}

/** What stands before a message in Engine.io: a 4. */
const messageMark = 0x34
/** FIN, and a frame of text (RFC 6455). */
const wholeText = 0x81
const longestShort = 125
const longestMedium = 0xffff

export function gatherWrites(engine: Server['engine']): void {
  engine.on('flush', ({ transport }: EngineSocket, packets: EnginePacket[]) => {
    if (transport.name !== 'websocket') return
    const [only] = packets
    const broadcast = packets.length === 1 ? only?.options : undefined
    if (broadcast?.wsPreEncodedFrame) {
      // Done for the first who is told, found by the others.
      if (broadcast.wsPreEncodedFrame.length > 1)
        broadcast.wsPreEncodedFrame = [Buffer.concat(broadcast.wsPreEncodedFrame)]
      return
    }
    const frames = inOnePiece(packets)
    if (frames)
      packets.splice(0, packets.length, { type: 'message', options: { wsPreEncodedFrame: [frames] } })
  })
}

/** The frames of these packets one after the other; null when one of them is no text. */
function inOnePiece(packets: readonly EnginePacket[]): Buffer | null {
  let bytes = 0
  for (const { type, data, options } of packets) {
    if (options?.wsPreEncodedFrame) for (const part of options.wsPreEncodedFrame) bytes += part.length
    else if (type === 'message' && typeof data === 'string') bytes += frameBytes(1 + Buffer.byteLength(data))
    else return null
  }
  const frames = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const { data, options } of packets) {
    if (!options?.wsPreEncodedFrame) at = writeFrame(frames, at, data as string)
    else {
      for (const part of options.wsPreEncodedFrame) {
        frames.set(part, at)
        at += part.length
      }
    }
  }
  return frames
}

function frameBytes(payload: number): number {
  if (payload <= longestShort) return 2 + payload
  return (payload <= longestMedium ? 4 : 10) + payload
}

/** Servers do not mask. @returns where the next one begins */
function writeFrame(to: Buffer, at: number, data: string): number {
  const payload = 1 + Buffer.byteLength(data)
  to[at] = wholeText
  const begin = at + frameBytes(payload) - payload
  if (payload <= longestShort) to[at + 1] = payload
  else if (payload <= longestMedium) {
    to[at + 1] = 126
    to.writeUInt16BE(payload, at + 2)
  } else {
    to[at + 1] = 127
    to.writeBigUInt64BE(BigInt(payload), at + 2)
  }
  to[begin] = messageMark
  to.write(data, begin + 1)
  return begin + payload
}
