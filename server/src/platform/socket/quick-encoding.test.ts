import { newId } from '@tandem/shared/ids'
import { Server } from 'socket.io'
import { expect, test } from 'vitest'
import { encodeQuickly } from './quick-encoding.js'

const documentId = newId('doc')
const update = 'AQID'
const told = { seq: 7, at: 1_700_000_000_000, by: newId('par'), update }
const stored = { ok: true, value: { seq: 7, at: 1_700_000_000_000 } }

test.each([
  { type: 3, nsp: '/', id: 12, data: [stored] },
  { type: 3, nsp: '/', id: 0, data: [{ ok: false, error: { code: 'invalid' } }] },
  { type: 3, nsp: '/', id: 3, data: [{ ok: true, value: { updates: Buffer.of(1, 2) } }] },
  { type: 3, nsp: '/other', id: 12, data: [stored] },
  { type: 2, nsp: '/', data: ['edits', { documentId, edits: [told, { ...told, by: null }] }] },
  { type: 2, nsp: '/', data: ['edits', { documentId, edits: [{ ...told, update: Buffer.of(1, 2) }] }] },
  { type: 2, nsp: '/', id: 4, data: ['edits', { documentId, edits: [told] }] },
  { type: 2, nsp: '/', data: ['signed_out', {}] },
  { type: 0, nsp: '/', data: { sid: 'a' } },
  { type: 1, nsp: '/' },
])('a packet is encoded as Socket.io itself encodes it: %j', (packet) => {
  const quick = new Server()
  encodeQuickly(quick.encoder)
  const own = new Server().encoder.encode(structuredClone(packet))
  expect(quick.encoder.encode(structuredClone(packet))).toEqual(own)
})
