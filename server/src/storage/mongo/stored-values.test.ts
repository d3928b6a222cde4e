import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CollectionSpec } from '../../platform/collection.js'
import { fromDocument, keyText, toDocument } from './stored-values.js'

interface Meeting {
  id: string
  symbol: string | null
  groupId: string
  [field: string]: unknown
}

const meetings: CollectionSpec<Meeting> = {
  name: 'meetings',
  unique: { bySymbol: ['symbol'], place: ['groupId', 'symbol'] },
  lookups: {},
}

it('fields stand in the document under their own names, readable with any tool', () => {
  const value = { id: 'mtg_1', symbol: 'EWG-CS/10', groupId: 'grp_1', name: { en: 'Tenth', ko: '제10차' } }
  expect(toDocument(meetings, value, 3)).toEqual({
    _id: 'mtg_1',
    _version: 3,
    _keys: { symbol: '["EWG-CS/10"]', 'groupId+symbol': '["grp_1","EWG-CS/10"]' },
    symbol: 'EWG-CS/10',
    groupId: 'grp_1',
    name: { en: 'Tenth', ko: '제10차' },
  })
})

it('a value with null in a unique index takes no key in it', () => {
  expect(toDocument(meetings, { id: 'm', symbol: null, groupId: 'g' }, 1)._keys).toEqual({})
})

it('no name of a field acts as an operator, a path, or a field of the adapter', () => {
  const odd = JSON.parse(
    '{"$set":1,"a.b":{"$gt":"","":[{"x.y":null}]},"_id":"other","_version":9,"_keys":{},"__proto__":{"p":1},"%2E":2,"n\\u0000l":3}',
  ) as object
  const value = Object.assign(Object.create(null) as object, { id: 'm', symbol: 's', groupId: 'g' })
  for (const [name, field] of Object.entries(odd)) {
    Object.defineProperty(value, name, { value: field, enumerable: true, writable: true, configurable: true })
  }
  const document = toDocument(meetings, value as Meeting, 1)
  expect(document).toMatchObject({ _id: 'm', _version: 1 })
  const names = JSON.stringify(document).match(/"([^"]*)":/g) ?? []
  expect(names.filter((name) => name.startsWith('"$') || name.includes('\\u0000'))).toEqual([])
  expect(Object.keys(document).filter((name) => name.includes('.'))).toEqual([])
  expect(JSON.parse(JSON.stringify(fromDocument(document).value))).toEqual(JSON.parse(JSON.stringify(value)))
})

it('whatever plain value is stored comes back as it went in', () => {
  const plain = fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('$', '.', '%', '_', '_id', '%5F', '$a.b', '__proto__')),
    fc.jsonValue({ maxDepth: 3 }),
  )
  fc.assert(
    fc.property(plain, (fields) => {
      const value = { ...fields, id: 'm', symbol: 's', groupId: 'g' }
      const back = fromDocument(toDocument(meetings, value, 1)).value
      expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it('keys keep types and parts apart, and long ones differ in their last letter', () => {
  const keys = [
    ['1'],
    [1],
    ['a', 'bc'],
    ['ab', 'c'],
    [true],
    ['true'],
    [`${'x'.repeat(5000)}1`],
    [`${'x'.repeat(5000)}2`],
  ]
  expect(new Set(keys.map(keyText)).size).toBe(keys.length)
  expect(keyText([`${'x'.repeat(5000)}1`]).length).toBeLessThan(100)
})
