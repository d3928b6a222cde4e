/**
 * A small language for stories about a live document: people with real providers, the server's real
 * rooms and a real store in a temporary folder, and lines that the test cuts.
 */
import { type AgendaRecord, plainText, readAgenda, textOf } from '@tandem/shared/documents'
import { type DelegationCode, type DocumentId, newId, type UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { DocumentSync } from '@tandem/shared/sync'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as Y from 'yjs'
import {
  liveDocuments,
  neverCompacts,
  noNeighbours,
  openDocuments,
  type OpenDocuments,
} from '../documents/index.js'
import type { LogRow } from '../documents/update-log.store.js'
import { createLog } from '../platform/log.js'
import type { SeenRights } from '../platform/rights-watch.js'
import type { RequestParts } from '../platform/socket/requests.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import { anAgenda, theItem } from './an-agenda.js'
import { InMemoryLink } from './in-memory-link.js'

export interface TestPerson {
  userId: UserId
  delegation: DelegationCode
  rights: 'edit' | 'read' | 'none'
}

export interface Colleague {
  person: TestPerson
  link: InMemoryLink<TestPerson>
  sync: DocumentSync
  types(text: string, at?: number): void
  deletes(from: number, length: number): void
  title(): string
  leaves(): void
}

export interface LiveRoom {
  documents: OpenDocuments
  documentId: DocumentId
  arrives(delegation: string, options?: { rights?: TestPerson['rights']; as?: UserId }): Colleague
  requestParts: RequestParts<TestPerson>
  /** Frames in the log so far, and what a cold load of it reads. */
  logged(): Promise<{ rows: number; record: AgendaRecord }>
  /** The newest row of the log. */
  lastRow(): Promise<LogRow | undefined>
  reconsider(): Promise<void>
  /** How often somebody's right was asked for so far. */
  rightsAsked(): number
  close(): Promise<void>
}

/** One agenda with one item, in a store of its own. */
export async function liveRoom({ seenRights }: { seenRights?: SeenRights } = {}): Promise<LiveRoom> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-live-'))
  let now = Date.UTC(2023, 4, 17, 2)
  const tick = (): number => (now += 1)
  const store = await openEmbeddedStore({ folder, now: tick, purpose: 'demonstration' })
  const logger = createLog('silent')
  const documents = openDocuments({
    updateLog: store.updateLog,
    collections: store.collections,
    now: tick,
    logger,
    seatsOf: () => Promise.resolve(['MYS', 'KOR']),
    compaction: neverCompacts,
    neighbours: noNeighbours,
    onForgery: () => undefined,
  })
  const secretary = newId('usr')
  const document = await documents.create(description(), anAgenda(), {
    userId: secretary,
    at: now,
    kind: 'import',
  })
  const itemId = theItem
  let rightsAsked = 0
  const live = liveDocuments<TestPerson>({
    documents,
    openingFor: (person) => {
      rightsAsked += 1
      if (person.rights === 'none') return Promise.reject(refuse('not_found'))
      return Promise.resolve({
        document,
        mayEdit: person.rights === 'edit',
        identify: () =>
          Promise.resolve({
            userId: person.userId,
            name: { en: person.delegation },
            delegation: person.delegation,
            role: 'co_chair',
          }),
        release: () => Promise.resolve((record) => record),
      })
    },
    assertMember: () => Promise.resolve(),
    assertReadsHistory: () => Promise.resolve(),
    lastLeft: () => Promise.resolve(),
    ...(seenRights && { seenRights }),
    touch: () => undefined,
    now: tick,
    wallNow: () => Date.now(),
    logger,
  })
  const requestParts: RequestParts<TestPerson> = {
    handlers: live.handlers,
    isStillSignedIn: () => true,
    wallNow: () => Date.now(),
    logger,
  }
  const colleagues: Colleague[] = []

  return {
    documents,
    documentId: document.id,
    requestParts,
    arrives(delegation, options = {}) {
      const person: TestPerson = {
        userId: options.as ?? newId('usr'),
        delegation: delegation as DelegationCode,
        rights: options.rights ?? 'edit',
      }
      const link = new InMemoryLink(requestParts, person)
      const sync = new DocumentSync({ documentId: document.id, doc: new Y.Doc(), link })
      link.connect()
      const text = (): Y.XmlText => firstText(sync.doc, itemId)
      const colleague: Colleague = {
        person,
        link,
        sync,
        types: (words, at) => text().insert(at ?? text().length, words),
        deletes: (from, length) => text().delete(from, length),
        title: () => plainText(readAgenda(sync.doc).items[0]?.title.en),
        leaves: () => sync.destroy(),
      }
      colleagues.push(colleague)
      return colleague
    },
    async logged() {
      const rows = await store.updateLog.readSince(document.id, 0)
      const doc = new Y.Doc()
      for (const row of rows) Y.applyUpdate(doc, row.frame)
      return { rows: rows.length, record: readAgenda(doc) }
    },
    lastRow: async () => (await store.updateLog.readSince(document.id, 0)).at(-1),
    reconsider: () => live.reconsider(),
    rightsAsked: () => rightsAsked,
    async close() {
      for (const colleague of colleagues) colleague.leaves()
      await documents.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function description(): Parameters<OpenDocuments['create']>[0] {
  return {
    kind: 'agenda',
    groupId: newId('grp'),
    meetingId: newId('mtg'),
    symbol: 'EWG-CS/10/1',
    state: 'draft',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en'],
    timeZone: 'Asia/Kuala_Lumpur',
    steps: [],
  }
}

function firstText(doc: Y.Doc, itemId: typeof theItem): Y.XmlText {
  const paragraph = textOf(doc, itemId, 'title_en')?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('the title is not here yet')
  return text
}
