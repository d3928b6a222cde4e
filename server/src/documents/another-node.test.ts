/** A page that comes back to another server than the one it wrote through, which has not heard of it all. */
import { newId } from '@tandem/shared/ids'
import { DocumentSync } from '@tandem/shared/sync'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { RequestParts } from '../platform/socket/requests.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import type { Store } from '../storage/store.js'
import { anAgenda } from '../testing/an-agenda.js'
import { firstTitle } from '../testing/first-title.js'
import { InMemoryLink } from '../testing/in-memory-link.js'
import { keepingLog } from '../testing/keeping-log.js'
import { neverCompacts } from './compacts.js'
import { liveDocuments } from './documents.events.js'
import type { Document } from './documents.js'
import { openDocuments, type OpenDocuments } from './open-documents.js'
import type { Identity } from './participant.js'
import { noNeighbours } from './room-neighbours.js'

/** A server whom no other ever tells anything. */
interface Node {
  documents: OpenDocuments
  requestParts: RequestParts<Identity>
}

let folder: string
let store: Store
let document: Document
let here: Node
let there: Node
let forgeries: number
let pages: DocumentSync[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-another-node-'))
  store = await openEmbeddedStore({ folder, now: () => 1, purpose: 'demonstration' })
  pages = []
  forgeries = 0
  here = aNode()
  there = aNode()
  const by = { userId: newId('usr'), at: 1, kind: 'import' } as const
  document = await here.documents.create(description(), anAgenda(), by)
  await there.documents.rooms.enter(document.id)
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const page of pages) page.destroy()
  for (const { documents } of [here, there]) await documents.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

function aNode(): Node {
  const documents = openDocuments({
    updateLog: store.updateLog,
    collections: store.collections,
    now: () => 1,
    logger: keepingLog(),
    compaction: neverCompacts,
    neighbours: noNeighbours,
    onForgery: () => {
      forgeries += 1
    },
    seatsOf: () => Promise.resolve([]),
  })
  const { handlers } = liveDocuments<Identity>({
    documents,
    openingFor: (identity) =>
      Promise.resolve({
        document,
        mayEdit: true,
        identify: () => Promise.resolve(identity),
        release: () => Promise.resolve((record) => record),
      }),
    assertMember: () => Promise.resolve(),
    assertReadsHistory: () => Promise.resolve(),
    lastLeft: () => Promise.resolve(),
    touch: () => undefined,
    now: () => 1,
    wallNow: () => Date.now(),
    logger: keepingLog(),
  })
  const isStillSignedIn = (): boolean => true
  return {
    documents,
    requestParts: { handlers, isStillSignedIn, wallNow: () => Date.now(), logger: keepingLog() },
  }
}

/** A page at one server, which may come back to another. */
function page(at: Node, name: string) {
  const identity: Identity = { userId: newId('usr'), name: { en: name }, delegation: null, role: 'member' }
  const requestParts = { ...at.requestParts }
  const link = new InMemoryLink(requestParts, identity)
  const sync = new DocumentSync({ documentId: document.id, doc: new Y.Doc(), link })
  pages.push(sync)
  link.connect()
  return {
    link,
    sync,
    types: (words: string) => firstTitle(sync.doc).insert(0, words),
    title: () => firstTitle(sync.doc).toJSON(),
    comesBackTo(node: Node) {
      requestParts.handlers = node.requestParts.handlers
      link.connect()
    },
  }
}

type Page = ReturnType<typeof page>

async function stored({ sync }: Page): Promise<void> {
  await vi.waitFor(() => expect(sync.status).toMatchObject({ link: 'live', complete: true, unstored: 0 }))
}

/** Mina has read what Johan wrote, and has words of her own to send, when her line is cut. */
async function minaIsCutOff(): Promise<Page> {
  const mina = page(here, 'Mina')
  const johan = page(here, 'Johan')
  await stored(mina)
  await stored(johan)
  johan.types('noted')
  await stored(johan)
  await vi.waitFor(() => expect(mina.title()).toBe('noted'))
  mina.link.cut()
  mina.types('duly ')
  expect(mina.sync.status.unstored).toBe(1)
  return mina
}

async function clientsInLastRow(): Promise<number[]> {
  const rows = await store.updateLog.readSince(document.id, 0)
  expect(rows).toHaveLength(3)
  return [...Y.parseUpdateMeta(rows[2]!.frame).from.keys()]
}

test('a server that is behind reads on before it asks a page for what it lacks: others’ words are not sent as one’s own [SYNC-4, SYNC-5]', async () => {
  const mina = await minaIsCutOff()
  mina.comesBackTo(there)
  await stored(mina)
  expect(await clientsInLastRow()).toEqual([mina.sync.doc.clientID])
  expect(forgeries).toBe(0)
  expect(mina.title()).toBe('duly noted')
})

test('a server that is behind and cannot read on asks a page to wait, and nothing is sent [SYNC-4, SYNC-8]', async () => {
  const mina = await minaIsCutOff()
  const reading = vi.spyOn(store.updateLog, 'readSince').mockRejectedValue(new Error('no answer'))
  mina.comesBackTo(there)
  await vi.waitFor(() => expect(mina.sync.status.refused).toMatchObject({ code: 'unavailable' }))
  expect(mina.sync.status).toMatchObject({ link: 'offline', unstored: 1 })
  reading.mockRestore()
  await stored(mina)
  expect(await clientsInLastRow()).toEqual([mina.sync.doc.clientID])
  expect(forgeries).toBe(0)
})

function description(): Parameters<OpenDocuments['create']>[0] {
  return {
    kind: 'agenda',
    groupId: newId('grp'),
    meetingId: newId('mtg'),
    symbol: 'WG/1/1',
    state: 'draft',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en'],
    timeZone: 'UTC',
    steps: [],
  }
}
