import { expect, test } from 'vitest'
import { newId } from '../ids/index.js'
import { toWire } from './bytes.js'
import { writeEdits, writeStored } from './write-often.js'

const documentId = newId('doc')
const told = {
  seq: 7,
  at: 1_700_000_000_000,
  by: newId('par'),
  update: toWire(Uint8Array.of(250, 251, 252, 3)),
}

test('that an edit is stored, and edits told, are written as JSON.stringify writes them', () => {
  for (const value of [
    { seq: 8, at: 1_700_000_000_000 },
    { seq: null, at: 0 },
  ]) {
    expect(writeStored({ ok: true, value })).toBe(JSON.stringify({ ok: true, value }))
  }
  for (const edits of [[], [told], [told, { ...told, by: null, update: '' }]]) {
    expect(writeEdits({ documentId, edits })).toBe(JSON.stringify({ documentId, edits }))
  }
})

test('what is anything else is not written by hand', () => {
  const others = [undefined, null, 7, 'text', [], {}, { ok: false, error: {} }, { ok: true, value: 1 }]
  const values = [{ seq: 1.5, at: 1 }, { seq: 1, at: Number.NaN }, { seq: 1, at: 1, more: 1 }, { at: 1 }]
  const replies = [...others, ...values.map((value) => ({ ok: true, value }))]
  for (const each of replies) expect(writeStored(each)).toBeNull()

  const wrong = [
    { ...told, update: Uint8Array.of(1) },
    { ...told, update: 'A"A' },
    { ...told, by: 'par"' },
    { ...told, seq: '7' },
    { ...told, at: undefined },
    null,
  ]
  const notices = [
    ...others,
    ...wrong.map((each) => ({ documentId, edits: [told, each] })),
    { documentId: 'a"b', edits: [told] },
    { documentId, edits: told },
  ]
  for (const each of notices) expect(writeEdits(each)).toBeNull()
})
