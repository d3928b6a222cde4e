import { type MinutesBlock, plainBlock } from '@tandem/shared/documents'
import { type GroupId, newId } from '@tandem/shared/ids'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Parts } from '../compose.js'
import type { Meeting } from '../meetings/index.js'
import { openParts } from '../parts.js'
import { readConfig } from '../platform/config.js'
import { createLifecycle } from '../platform/lifecycle.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import { openMongoStore } from '../storage/mongo/index.js'
import type { Store } from '../storage/store.js'
import { aRecord } from '../testing/a-record.js'
import { keepingLog } from '../testing/keeping-log.js'
import { isMongoHere, type MongoServer, startMongoServer } from '../testing/mongo-server.js'
import { commitmentSpec } from './commitments.store.js'

const wall = { now: () => Date.now() }
let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})

/** Everything above a store, as one process has it. */
async function aProcess(store: Store): Promise<Parts> {
  const log = keepingLog()
  const lifecycle = createLifecycle(log)
  closing.push(() => lifecycle.close())
  const config = readConfig({})
  return openParts({
    config,
    log,
    wall,
    clock: wall,
    store,
    isStoreShared: false,
    asksForProof: false,
    secret: null,
    lifecycle,
  })
}

const aMeeting = (groupId: GroupId): Omit<Meeting, 'id'> => ({
  groupId,
  symbol: 'WG-TWO/1',
  ordinal: 1,
  format: 'virtual',
  status: 'record_draft',
  host: null,
  venue: null,
  dates: null,
  month: null,
  timeZone: 'UTC',
  sessions: [],
})

/** A group with a meeting whose record has outcomes nobody has numbered, and a member who reads it. */
async function aNewRecord(parts: Parts, outcomes: number) {
  const { groups, meetings } = parts
  const group = await groups.create({
    kind: 'experts_wg',
    short: 'WG-TWO',
    name: { en: 'Working group' },
    aliases: [],
    parentId: null,
    cycle: null,
    coChairs: [],
    workingLanguages: ['en'],
    defaultMarking: 'TLP:AMBER',
    compartments: [],
    members: [],
    observers: [],
  })
  const userId = newId('usr')
  const facts = { groupId: group.id, userId, role: 'co_chair' as const, compartments: [], delegation: null }
  const member = await groups.admit(facts)
  const meeting = await meetings.create(aMeeting(group.id))
  const blocks: MinutesBlock[] = Array.from({ length: outcomes }, (_, index) => ({
    ...plainBlock(newId('blk'), 'meeting'),
    verb: 'tasked',
    opens: true,
    text: { en: [{ text: `Task ${index}.` }] },
  }))
  const about = { groupId: group.id, meetingId: meeting.id, symbol: 'WG-TWO/1/RPT' }
  await aRecord(parts, { ...about, state: 'drafting', marking: 'TLP:AMBER' }, blocks)
  return { group, asking: { member, mayWrite: true } }
}

let mongo: MongoServer | null = null
afterAll(() => mongo?.stop())

describe.each([
  {
    name: 'the embedded store',
    isHere: true,
    async open() {
      const folder = await mkdtemp(path.join(tmpdir(), 'tandem-numbers-'))
      closing.push(() => rm(folder, { recursive: true }))
      const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => wall.now() })
      closing.push(() => store.close())
      return [store, store] as const
    },
  },
  {
    name: 'MongoDB',
    isHere: isMongoHere(),
    async open() {
      mongo ??= await startMongoServer()
      const uri = mongo.newDatabase()
      const stores: Store[] = []
      for (const _ of [1, 2]) {
        const store = await openMongoStore({
          uri,
          purpose: 'production',
          now: () => wall.now(),
          waitMs: 5_000,
        })
        closing.push(() => store.close())
        stores.push(store)
      }
      return stores as [Store, Store]
    },
  },
])('over $name', ({ isHere, open }) => {
  it.runIf(isHere)(
    'two who number one record at once give each outcome one number, and no number twice [CM-1]',
    async () => {
      const [first, second] = await open()
      const one = await aProcess(first)
      const other = await aProcess(second)
      const { group, asking } = await aNewRecord(one, 12)
      await Promise.all([one, other].map(({ commitments }) => commitments.register(group, asking)))
      const registers = await Promise.all(
        [one, other].map(async ({ commitments }) => commitments.register(group, asking)),
      )
      const numbers = registers.map((all) => all.map(({ number }) => number))
      expect(numbers[0]).toEqual(numbers[1])
      expect(numbers[0]).toEqual(
        Array.from({ length: 12 }, (_, index) => `WGTWO1/${String(index + 1).padStart(2, '0')}`),
      )
      const blocks = new Set(registers[0]?.map(({ source }) => source?.blockId))
      expect(blocks.size).toBe(12)
    },
  )

  it.runIf(isHere)(
    'a carrying that a stopped process left half done is completed once, whoever looks [CM-8]',
    async () => {
      const [first, second] = await open()
      const one = await aProcess(first)
      const other = await aProcess(second)
      const { group, asking } = await aNewRecord(one, 1)
      const next = await one.meetings.create({ ...aMeeting(group.id), symbol: 'WG-TWO/2', ordinal: 2 })
      const [view] = await one.commitments.register(group, asking)
      const rows = first.collections.collection(commitmentSpec)
      const stored = await rows.get(view?.id ?? '')
      if (!stored) throw new Error('The outcome has no row.')
      const { value, version } = stored
      const carriedTo = { id: newId('cmt'), meetingId: next.id, status: value.status }
      await rows.replace({ ...value, status: 'carried', carriedTo }, version)
      await Promise.all([one, other].map(({ commitments }) => commitments.register(group, asking)))
      const all = await other.commitments.register(group, asking)
      expect(all.map(({ number, status, formerNumbers }) => [number, status, formerNumbers])).toEqual([
        ['WGTWO1/01', 'carried', []],
        ['WGTWO2/01', 'open', ['WGTWO1/01']],
      ])
    },
  )
})
