import { expect, test } from 'vitest'
import { newId } from '../ids/index.js'
import { toWire } from './bytes.js'
import { edit } from './client-to-server.js'
import { readEdit, readEdits } from './read-often.js'
import { edits } from './server-to-client.js'

const documentId = newId('doc')
const update = toWire(Uint8Array.of(1, 2, 3))
const told = { seq: 7, at: 1_700_000_000_000, by: newId('par'), update }

test('an edit, and edits told, are read as their schemas read them', () => {
  for (const each of [update, Uint8Array.of(1, 2), Uint8Array.of(4).buffer, '']) {
    expect(readEdit({ documentId, update: each })).toEqual(
      edit.parse({ type: 'edit', documentId, update: each }),
    )
  }
  const notice = { documentId, edits: [told, { ...told, by: null }, { ...told, more: 1 }] }
  expect(readEdits(notice)).toEqual(edits.parse({ ...notice, type: 'edits' }))
  expect(readEdits({ documentId, edits: [] })).toEqual(edits.parse({ type: 'edits', documentId, edits: [] }))
})

const others = [
  undefined,
  null,
  7,
  'text',
  [],
  {},
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1.5,
  newId('grp'),
  2 ** 60,
]

test('what the schema of an edit refuses is never taken by hand [SYNC-11]', () => {
  const hostile: unknown[] = [...others, { documentId, update, more: 1 }, [documentId, update]]
  for (const other of others) hostile.push({ documentId: other, update }, { documentId, update: other })
  const withoutType = hostile.filter((each) => {
    const payload = typeof each === 'object' && each !== null ? { ...each, type: 'edit' } : each
    return !edit.safeParse(payload).success
  })
  expect(withoutType.length).toBeGreaterThan(20)
  for (const each of withoutType) expect(readEdit(each)).toBeNull()
})

test('what the schema of edits told refuses is never taken by hand', () => {
  const wrong: unknown[] = [...others]
  for (const other of others) {
    for (const key of Object.keys(told)) wrong.push({ documentId, edits: [told, { ...told, [key]: other }] })
    wrong.push(
      { documentId: other, edits: [told] },
      { documentId, edits: other },
      { documentId, edits: [other] },
    )
  }
  const refused = wrong.filter((each) => {
    const payload = typeof each === 'object' && each !== null ? { ...each, type: 'edits' } : each
    return !edits.safeParse(payload).success
  })
  expect(refused.length).toBeGreaterThan(40)
  for (const each of refused) expect(readEdits(each)).toBeNull()
})
