import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  Bundle,
  bundle,
  Bytes,
  largestTextFrameBytes,
  notices,
  protocolVersion,
  requests,
  toWire,
} from './index.js'

/** What each version of the wire hashes to. A changed wire fails here until both are written anew. */
const hashOfVersion: Record<number, string> = {
  1: '33201a2280b6f0fa',
  2: '8539b7e3fef2f7dc',
  3: 'faa0865ab6ffa743',
  4: 'cb69fda491e2d763',
  5: '5b8683c9955d426b',
  6: '2f5923430bf0dbc2',
  7: '883546b1e459064f',
  8: '7d0f62e6520ff426',
  9: '51e31b29850d147f',
  10: 'ccd56ae9a77748ec',
  11: 'b956cf3961b6e06e',
  12: 'd9681fd2dad7002e',
  13: 'eb5ed82e970bfa3a',
}

async function hashOfTheWire(): Promise<string> {
  const described = [
    ...Object.entries(requests).flatMap(([type, { message, answer }]) => [
      [type, 'message', describe(message, 'input')],
      [type, 'answer', describe(answer, 'output')],
    ]),
    ...Object.entries(notices).map(([type, notice]) => [type, 'notice', describe(notice, 'output')]),
  ]
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(described)))
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'))
  return hex.join('').slice(0, 16)
}

function describe(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}

test('the wire is the one its version names [SYNC-16]', async () => {
  expect(await hashOfTheWire()).toBe(hashOfVersion[protocolVersion])
})

test('bytes come back as they went, small in the text frame and large as binary', () => {
  for (const size of [0, 1, 255, largestTextFrameBytes, largestTextFrameBytes + 1, 300_000]) {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) & 255)
    const wire = toWire(bytes)
    expect(typeof wire === 'string').toBe(size <= largestTextFrameBytes)
    const back = Bytes.parse(wire)
    expect(back).toHaveLength(size)
    expect(back.every((byte, at) => byte === bytes[at])).toBe(true)
  }
})

test('what only looks like bytes is refused before anything is allocated [SYNC-11]', () => {
  for (const fake of [{ length: 3e8 }, 3e8, [1, 2, 3], 'not base64!', 'abc', null, undefined]) {
    expect(Bytes.safeParse(fake).success).toBe(false)
  }
})

test('updates come out of a bundle as they went in, none, empty and large ones too', () => {
  const parts = [new Uint8Array(), Uint8Array.of(1, 2), new Uint8Array(300_000).fill(7)]
  for (const some of [[], parts.slice(0, 2), parts]) expect(Bundle.parse(bundle(some))).toEqual(some)
})

test('a bundle that ends too early is refused [SYNC-11]', () => {
  const whole = bundle([Uint8Array.of(1, 2, 3)]) as string
  const cut = Uint8Array.from(atob(whole), (character) => character.charCodeAt(0)).slice(0, -1)
  expect(Bundle.safeParse(cut).success).toBe(false)
})
