import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainBlock } from '../documents/minutes-record.js'
import { readElements } from '../documents/read-minutes.js'
import { writeMinutes } from '../documents/write-minutes.js'
import { newId } from '../ids/index.js'
import { moveBlocks } from '../minutes/move-blocks.js'
import { Bytes, type Participant, type ReceivedNotice } from '../protocol/index.js'
import { DocumentSync } from './document-sync.js'
import type { Link } from './link.js'
import { ManualTimers } from './manual-timers.js'
import { realTimers } from './timers.js'

const documentId = newId('doc')
const [first, second] = [newId('blk'), newId('blk')]

/** A server that hears edits and does not answer them. */
class Server {
  readonly doc = new Y.Doc({ gc: false })
  readonly edits: Uint8Array[] = []
  private tell: (notice: ReceivedNotice<'edits'>) => void = () => undefined

  constructor() {
    const languages = ['en' as const]
    const blocks = [first, second].map((id) => ({
      ...plainBlock(id, 'both'),
      text: { en: [{ text: 'agreed' }] },
    }))
    writeMinutes(this.doc, { kind: 'record', schemaVersion: 1, languages, attribution: 'both', blocks })
  }

  readonly link = {
    state: { kind: 'open' },
    onState: () => () => undefined,
    onNotice: (type: string, listener: (notice: never) => void) => {
      if (type === 'edits') this.tell = listener as (notice: ReceivedNotice<'edits'>) => void
      return () => undefined
    },
    request: (message: { type: string; update: unknown }) => {
      if (message.type === 'open') return Promise.resolve(this.opened())
      if (message.type === 'edit') this.edits.push(Bytes.parse(message.update))
      return new Promise(() => undefined)
    },
    reconnectNow: () => undefined,
  } as unknown as Link

  /** Someone else writes in the first block, where it stands here. */
  hearsAnother(words: string): { client: number; clock: number } {
    const before = Y.encodeStateVector(this.doc)
    const clock = Y.getState(this.doc.store, this.doc.clientID)
    const block = readElements(this.doc, 'en').get(first) as Y.XmlElement
    ;(block.get(0) as Y.XmlText).insert(0, words)
    const update = Y.encodeStateAsUpdate(this.doc, before)
    this.tell({ type: 'edits', documentId, edits: [{ seq: 2, at: 0, by: null, update }] })
    return { client: this.doc.clientID, clock }
  }

  private opened() {
    return {
      mode: 'live',
      updates: [Y.encodeStateAsUpdate(this.doc)],
      stateVector: Y.encodeStateVector(this.doc),
      headSeq: 2,
      you: { id: newId('par') } as Participant,
      participants: [],
      setAside: [],
    }
  }
}

test('after a reload a page deletes the block it moved, and not what came for it after it was moved [M6, SYNC-8]', async () => {
  const server = new Server()
  const page = new DocumentSync({
    documentId,
    doc: new Y.Doc(),
    link: server.link,
    timers: new ManualTimers(),
  })
  await turn()
  moveBlocks(page.doc, 'act', [first], second)
  const word = server.hearsAnother('duly ')
  await turn()
  const { state, keptUnstored } = { state: Y.encodeStateAsUpdate(page.doc), keptUnstored: page.unstored }
  page.destroy()
  expect(keptUnstored.count).toBe(1)

  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, state)
  server.edits.length = 0
  const timers = new ManualTimers()
  const again = new DocumentSync({
    documentId,
    doc,
    link: server.link,
    timers,
    keptUnstored,
    hasLocalCopy: true,
  })
  await turn()
  expect(server.edits).toHaveLength(1)
  const { clients } = Y.decodeUpdate(server.edits[0] as Uint8Array).ds
  const deletes = ({ client, clock }: { client: number; clock: number }): boolean =>
    (clients.get(client) ?? []).some((range) => clock >= range.clock && clock < range.clock + range.len)
  expect(deletes(readElements(server.doc, 'en').get(first)?._item?.id as Y.ID)).toBe(true)
  expect(deletes(word)).toBe(false)
  again.destroy()
})

/** Lets every promise that is settled be heard. */
const turn = (): Promise<void> => new Promise((resolve) => void realTimers.after(0, resolve))
