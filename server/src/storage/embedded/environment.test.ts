import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CollectionSpec } from '../../platform/collection.js'
import { embeddedCollections } from './collections.js'
import { openEnvironment, type Environment, type Table } from './environment.js'

interface Person {
  id: string
  email: string
}

let folder: string
let environment: Environment
let table: Table

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-environment-'))
  environment = await openEnvironment(folder)
  table = environment.table('texts')
})
afterEach(async () => {
  await environment.close()
  await rm(folder, { recursive: true })
})

const put = (name: string) => void table.put(Buffer.from(name), Buffer.from(name))
const has = (name: string) => environment.read(() => table.getBinary(Buffer.from(name)) !== undefined)

test('a change that throws is rolled back, and those of the same moment are stored', async () => {
  const outcomes = await Promise.allSettled([
    environment.change(() => put('before')),
    environment.change(() => {
      put('half')
      throw new Error('a defect')
    }),
    environment.change(() => put('after')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({ reason: { message: 'a defect' } })
  expect(['before', 'half', 'after'].map(has)).toEqual([true, false, true])
})

test('a change sees what it wrote itself, and no one else sees it before its promise resolves', async () => {
  const seenInside: boolean[] = []
  const changing = environment.change(() => {
    put('text')
    seenInside.push(table.getBinary(Buffer.from('text')) !== undefined)
  })
  expect(has('text')).toBe(false)
  await changing
  expect(seenInside).toEqual([true])
  expect(has('text')).toBe(true)
})

test('closing writes what is under way and refuses what comes after', async () => {
  const changing = environment.change(() => put('last'))
  await environment.close()
  await changing
  await expect(environment.change(() => put('late'))).rejects.toThrow('closed')
  expect(() => has('last')).toThrow('closed')
  environment = await openEnvironment(folder)
  table = environment.table('texts')
  expect(['last', 'late'].map(has)).toEqual([true, false])
})

test('a collection can be opened while others write, and an index it cannot have changes nothing', async () => {
  const collections = embeddedCollections(environment)
  const spec: CollectionSpec<Person> = { name: 'people', unique: {}, lookups: { email: ['email'] } }
  const people = collections.collection(spec)
  const inserts = ['a', 'b'].map((id) => people.insert({ id, email: 'same' }))
  const writes = Array.from({ length: 200 }, (_, at) => environment.change(() => put(String(at))))
  for (let at = 0; at < 20; at += 1) collections.collection({ ...spec, name: `more-${at}` })
  await Promise.all([...inserts, ...writes])

  const sameFile = embeddedCollections(environment)
  const impossible: CollectionSpec<Person> = { ...spec, unique: { email: ['email'] } }
  expect(() => sameFile.collection(impossible)).toThrow('cannot be unique')
  expect(await people.find('email', ['same'])).toHaveLength(2)
  expect(() => collections.collection(impossible)).toThrow('other indexes')
  await environment.change(() => put('still writing'))
  expect(has('still writing')).toBe(true)
})
