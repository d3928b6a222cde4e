/** What is hostile around an update: frames of Socket.io and messages of y-websocket that no client sends. */
import * as encoding from 'lib0/encoding'
import type { Dice } from './hostile-updates.js'
import { all, bytes, number, type Part, written } from './raw-update.js'

/** Packets as text, or as a question that has to be refused. */
export type Frame = { packets: (string | Uint8Array)[] } | { event: string; payload: unknown }

type FrameFamily = (dice: Dice, documentId: string) => Frame
/** @param own the client id this line has said is its own */
type MessageFamily = (dice: Dice, own: number) => Uint8Array

export const frameFamilies: Readonly<Record<string, FrameFamily>> = {
  'null and its like': ({ pick }) => ({
    event: pick(['edit', 'open', 'place', 'compare', 'close', 'watch']),
    payload: pick([null, 0, '', [], {}, true, 'edit', [null], { type: 'edit' }]),
  }),
  'no callback': ({ pick }, documentId) => ({
    packets: [`42${JSON.stringify([pick(['edit', 'open', 'place', 'ping']), { documentId }])}`],
  }),
  'a length in place of bytes': ({ pick, between }, documentId) => ({
    event: 'edit',
    payload: {
      documentId,
      update: pick<unknown>([
        { length: between(1e6, 3e8) },
        { type: 'Buffer', data: { length: 3e8 } },
        { byteLength: 3e8 },
        between(1e6, 3e8),
        [1, 2, 3],
        'no base64',
      ]),
    },
  }),
  'presence nested deep': ({ between, pick }, documentId) => {
    const depth = between(1_000, 20_000)
    const nested = pick([
      `${'['.repeat(depth)}${']'.repeat(depth)}`,
      `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
    ])
    return { packets: [`421["place",{"documentId":"${documentId}","place":${nested}}]`] }
  },
  'a person of one’s own making': ({ pick }, documentId) => ({
    event: 'place',
    payload: {
      documentId,
      place: pick<unknown>([
        { itemId: 'itm_1', name: 'Malaysia', delegation: 'MYS' },
        { itemId: 'x'.repeat(5_000) },
        { itemId: '__proto__', field: 'x'.repeat(100) },
        'here',
      ]),
    },
  }),
  'events of nobody': ({ pick }) => ({
    event: pick(['__proto__', 'constructor', 'toString', 'edits', 'error', 'newListener', 'x'.repeat(3_000)]),
    payload: {},
  }),
  'a client id that cannot be': ({ pick }, documentId) => ({
    event: 'open',
    payload: { documentId, clientId: pick<unknown>([-1, 1.5, 2 ** 32, 2 ** 53 - 1, '1', null]) },
  }),
  'a packet that is none': ({ pick }) => ({
    packets: [
      pick<string | Uint8Array>([
        '42',
        '42[',
        '42{}',
        '42["edit"',
        '451-["edit",{"update":{"_placeholder":true,"num":0}}]',
        '45999999999-["edit"]',
        '421["edit",{"update":{"_placeholder":true,"num":99}}]',
        '9',
        '',
        Uint8Array.of(1, 2, 3),
      ]),
    ],
  }),
}

export const messageFamilies: Readonly<Record<string, MessageFamily>> = {
  'presence ids by the thousand': ({ between }) => {
    const count = between(401, 200_000)
    return awareness(count, (encoder) => {
      for (let id = 0; id < Math.min(count, 60_000); id += 1) {
        for (const value of [id, 1, 0]) encoding.writeVarUint(encoder, value)
      }
    })
  },
  'presence nested deep': ({ between }, own) => {
    const depth = between(1_000, 20_000)
    return awareness(1, all(number(own), number(1), jsonText(`${'['.repeat(depth)}${']'.repeat(depth)}`)))
  },
  'presence that is no JSON': ({ pick }, own) =>
    awareness(1, all(number(own), number(1), jsonText(pick(['{', 'undefined', '', '{"a":}', '\u0000'])))),
  'counts of presence that cannot be': () => awareness(2 ** 40, () => undefined),
  'a message that is none': ({ pick, between }) =>
    pick([
      Uint8Array.of(between(4, 255)),
      Uint8Array.of(0, between(3, 127)),
      Uint8Array.of(0),
      new Uint8Array(),
    ]),
  'a message cut short': ({ between }) => written(all(number(0), number(2), number(between(100, 2 ** 30)))),
  'more after the message': ({ between }) => written(all(number(3), bytes(new Uint8Array(between(1, 64))))),
}

function awareness(count: number, states: Part): Uint8Array {
  const inner = written(all(number(count), states))
  return written(all(number(1), bytes(inner)))
}

function jsonText(json: string): Part {
  return (encoder) => encoding.writeVarString(encoder, json)
}
