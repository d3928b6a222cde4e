import { type CanonicalRecord, hashRecord, plainBlock } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordHash } from './record-hash.js'

const record: CanonicalRecord = {
  kind: 'record',
  schemaVersion: 1,
  languages: ['ko', 'en'],
  attribution: 'meeting',
  // Longer than what is handed on at once, with signs of every width and half of one.
  blocks: Array.from({ length: 900 }, (_, at) => ({
    ...plainBlock(newId('blk'), 'both'),
    level: at % 5,
    owners: at % 7 === 0 ? ['KOR', 'AUS'] : [],
    text: {
      ko: [{ text: `회의는 "${at}" 동의 😀\n` }, { text: 'b', italic: true as const, bold: true as const }],
      ...(at % 3 === 0 && { en: at % 2 === 0 ? [] : [{ text: 'x'.repeat(at) + '\ud83d' }] }),
    },
    ...(at === 4 && { withheld: undefined }),
  })) as CanonicalRecord extends { blocks: infer Blocks } ? Blocks : never,
}

test('the hash of a record is SHA-256 over its JSON with sorted keys, by the library and by the machine [H10]', () => {
  const expected = createHash('sha256').update(sortedJson(record)).digest('hex')
  expect(hashRecord(record)).toBe(expected)
  expect(recordHash(record)).toBe(expected)
})

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  )
}
