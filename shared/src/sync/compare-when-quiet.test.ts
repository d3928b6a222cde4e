import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { daysOf, infoOf } from '../documents/agenda-shape.js'
import { hashRecord } from '../documents/hash-record.js'
import { readAgenda } from '../documents/read-agenda.js'
import { makeDay, writeAgenda } from '../documents/write-agenda.js'
import { newId } from '../ids/index.js'
import type { Participant, ReceivedNotice } from '../protocol/index.js'
import { DocumentSync } from './document-sync.js'
import type { Link } from './link.js'
import { ManualTimers } from './manual-timers.js'
import { realTimers } from './timers.js'

const documentId = newId('doc')

/** A server with a text of its own, which keeps what it is asked to compare. */
class Server {
  readonly doc = new Y.Doc()
  readonly compared: { seq: number; hash: string }[] = []
  private seq = 1
  private tell: (notice: ReceivedNotice<'edits'>) => void = () => undefined

  constructor() {
    const languages = ['en' as const]
    writeAgenda(this.doc, { kind: 'agenda', schemaVersion: 1, languages, days: [], items: [] })
  }

  readonly link = {
    state: { kind: 'open' },
    onState: () => () => undefined,
    onNotice: (type: string, listener: (notice: never) => void) => {
      if (type === 'edits') this.tell = listener as (notice: ReceivedNotice<'edits'>) => void
      return () => undefined
    },
    request: (message: { type: string; seq: number; hash: string }) => {
      if (message.type === 'open') return Promise.resolve(this.opened())
      this.compared.push({ seq: message.seq, hash: message.hash })
      return Promise.resolve({ verdict: message.hash === this.hash ? 'same' : 'differs' })
    },
    reconnectNow: () => undefined,
  } as unknown as Link

  get hash(): string {
    return hashRecord(readAgenda(this.doc))
  }

  /** Someone else adds a day. */
  grows(): void {
    const before = Y.encodeStateVector(this.doc)
    daysOf(this.doc).set(newId('day'), makeDay({ date: '2023-07-11', start: '09:00', end: '17:00' }, 'a0'))
    this.seq += 1
    const update = Y.encodeStateAsUpdate(this.doc, before)
    this.tell({ type: 'edits', documentId, edits: [{ seq: this.seq, at: 0, by: null, update }] })
  }

  private opened() {
    return {
      mode: 'live',
      updates: [Y.encodeStateAsUpdate(this.doc)],
      stateVector: Y.encodeStateVector(this.doc),
      headSeq: this.seq,
      you: { id: newId('par') } as Participant,
      participants: [],
      setAside: [],
    }
  }
}

test('a page that composes compares its text when it has let in what it has seen, not before [SYNC-6, SYNC-13]', async () => {
  const server = new Server()
  const timers = new ManualTimers()
  const sync = new DocumentSync({ documentId, doc: new Y.Doc(), link: server.link, timers })
  await turn()
  expect(sync.status).toMatchObject({ link: 'live', complete: true })
  sync.holdForComposition()
  server.grows()
  timers.advance(7_000)
  await turn()
  expect(server.compared).toEqual([])
  sync.releaseAfterComposition()
  timers.advance(5_000)
  await turn()
  expect(server.compared).toEqual([{ seq: 2, hash: server.hash }])
  expect(sync.status.differs).toBe(false)
  sync.destroy()
})

test('a page whose text is not the server’s says so in a quiet moment [SYNC-6]', async () => {
  const server = new Server()
  const timers = new ManualTimers()
  const sync = new DocumentSync({ documentId, doc: new Y.Doc(), link: server.link, timers })
  await turn()
  infoOf(server.doc).set('languages', ['ko'])
  const hash = hashRecord(readAgenda(sync.doc))
  expect(hash).not.toBe(server.hash)
  timers.advance(5_000)
  await turn()
  expect(server.compared).toEqual([{ seq: 1, hash }])
  expect(sync.status.differs).toBe(true)
  sync.destroy()
})

/** Lets every promise that is settled be heard. */
const turn = (): Promise<void> => new Promise((resolve) => void realTimers.after(0, resolve))
