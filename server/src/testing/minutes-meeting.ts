/** Minutes that several people have open, each with a copy that hears and sends when a test says so. */
import { minutesTextOf, plainText, readElements, readMinutes, type Run } from '@tandem/shared/documents'
import { type BlockId, type DocumentId, newId } from '@tandem/shared/ids'
import { deleteBlocks, moveBlocks } from '@tandem/shared/minutes'
import { Bytes } from '@tandem/shared/protocol'
import type { Language } from '@tandem/shared/words'
import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { neverCompacts } from '../documents/compacts.js'
import type { LogRow, UpdateLog } from '../documents/index.js'
import { openDocuments, type OpenDocuments } from '../documents/open-documents.js'
import type { LiveParticipant } from '../documents/participant.js'
import { noNeighbours } from '../documents/room-neighbours.js'
import type { Collections } from '../platform/collection.js'
import { keepingLog } from './keeping-log.js'
import { memoryCollections } from './memory-collections.js'
import { memoryUpdateLog } from './memory-update-log.js'
import { aboutMinutes } from './minutes-to-write-in.js'
import { tailOf } from './minutes-writer.js'
import { someMinutes } from './some-minutes.js'

export interface Stores {
  updateLog: UpdateLog
  collections: Collections
}

export class MinutesMeeting {
  stores: Stores
  /** The server that people write through. */
  documents: OpenDocuments
  documentId = '' as DocumentId
  /** Of the paragraphs under the heading, in order. */
  readonly ids: readonly BlockId[]
  private readonly record: ReturnType<typeof someMinutes>

  constructor(
    { paragraphs = 3, words = 'agreed' }: { paragraphs?: number; words?: string } = {},
    stores: Stores = { updateLog: memoryUpdateLog(), collections: memoryCollections() },
  ) {
    this.stores = stores
    this.record = someMinutes(paragraphs, words)
    this.ids = this.record.blocks.slice(1).map(({ id }) => id)
    this.documents = this.aServer()
  }

  async opens(): Promise<void> {
    const by = { userId: newId('usr'), at: 1, kind: 'import' } as const
    const about = aboutMinutes({
      groupId: newId('grp'),
      meetingId: newId('mtg'),
      symbol: `EWG-CS/10/MIN/${newId('doc')}`,
    })
    this.documentId = (await this.documents.create(about, this.record, by)).id
  }

  /** Another process over the same stores, which none ever tells anything. */
  goesOnElsewhere(stores = this.stores): void {
    this.stores = stores
    this.documents = this.aServer()
  }

  private aServer(): OpenDocuments {
    return openDocuments({
      ...this.stores,
      now: () => 1_000,
      logger: keepingLog(),
      compaction: neverCompacts,
      neighbours: noNeighbours,
      onForgery: () => undefined,
      seatsOf: () => Promise.resolve([]),
    })
  }

  async someone(): Promise<SomeoneAtMinutes> {
    const someone = new SomeoneAtMinutes(this)
    await someone.comes()
    return someone
  }

  rows(): Promise<LogRow[]> {
    return this.stores.updateLog.readSince(this.documentId, 0)
  }

  /** What the log says. */
  async now(): Promise<{
    order: BlockId[]
    words(id: BlockId, language?: Language): string | null
    runs(id: BlockId): Run[] | undefined
  }> {
    const doc = new Y.Doc()
    for (const row of await this.rows()) Y.applyUpdate(doc, row.frame)
    const { blocks } = readMinutes(doc)
    const ids = minutesTextOf(doc, 'en')
      .toArray()
      .map((node) => (node as Y.XmlElement).getAttribute('id'))
    expect(new Set(ids).size, 'no block stands twice').toBe(ids.length)
    const blockOf = (id: BlockId) => blocks.find((each) => each.id === id)
    return {
      order: blocks.map(({ id }) => id),
      runs: (id) => blockOf(id)?.text.en,
      words: (id, language = 'en') => {
        const text = blockOf(id)?.text[language]
        return text ? plainText(text) : null
      },
    }
  }
}

/** Keeps what he does until it is sent. */
export class SomeoneAtMinutes {
  readonly doc = new Y.Doc({ gc: false })
  readonly participant: LiveParticipant
  readonly undo: Y.UndoManager
  private readonly meeting: MinutesMeeting
  private waiting: Uint8Array[] = []
  private readonly heard: Uint8Array[] = []

  constructor(meeting: MinutesMeeting) {
    this.meeting = meeting
    // Above the server's, as all but one in some hundred are.
    this.doc.clientID = 2 ** 24 + (this.doc.clientID % 2 ** 31)
    this.participant = {
      id: newId('par'),
      userId: newId('usr'),
      name: { en: 'someone' },
      delegation: null,
      role: 'co_chair',
      colour: { index: 1, lap: 0 },
      clientId: this.doc.clientID,
      place: null,
      connectionId: newId('par'),
      tell: (notice) => {
        if (notice.type === 'edits') this.heard.push(...notice.edits.map(({ update }) => Bytes.parse(update)))
      },
      audience: null,
    }
    this.undo = new Y.UndoManager(
      (['en', 'ko'] as const).map((language) => minutesTextOf(this.doc, language)),
      { doc: this.doc, trackedOrigins: new Set(['join']), captureTimeout: 0 },
    )
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.waiting.push(update)
    })
  }

  async comes(): Promise<void> {
    const room = await this.meeting.documents.rooms.enter(this.meeting.documentId)
    room.join(this.participant)
    const { updates } = await room.missingFor(undefined, Y.encodeStateVector(this.doc))
    for (const update of updates) Y.applyUpdate(this.doc, update, 'server')
  }

  text(id: BlockId, language: Language = 'en'): Y.XmlText {
    return readElements(this.doc, language).get(id)?.get(0) as Y.XmlText
  }

  types(id: BlockId, words: string, at?: number, language: Language = 'en'): void {
    const text = this.text(id, language)
    text.insert(at ?? text.length, words)
  }

  takesOut(id: BlockId, from: number, length: number): void {
    this.text(id).delete(from, length)
  }

  marks(id: BlockId, from: number, length: number, mark: object): void {
    this.text(id).format(from, length, mark)
  }

  moves(id: BlockId, after: BlockId | null): void {
    moveBlocks(this.doc, null, [id], after)
  }

  deletes(id: BlockId): void {
    deleteBlocks(this.doc, null, [id])
  }

  /** Backspace at the beginning of a block, as the editor's binding writes it. */
  joins(id: BlockId, language: Language = 'en'): void {
    const root = minutesTextOf(this.doc, language)
    const nodes = root.toArray() as Y.XmlElement[]
    const index = nodes.findIndex((node) => node.getAttribute('id') === id)
    const [to, from] = [nodes[index - 1]?.get(0), nodes[index]?.get(0)] as [Y.XmlText, Y.XmlText]
    this.doc.transact(() => {
      to.applyDelta([{ retain: to.length }, ...tailOf(from, 0)])
      root.delete(index, 1)
    }, 'join')
  }

  /** All at once, as a page does that comes back; or each act by itself. */
  async sends(isAtOnce = false): Promise<void> {
    const room = await this.meeting.documents.rooms.enter(this.meeting.documentId)
    const waiting = this.waiting.splice(0)
    for (const update of isAtOnce ? [Y.mergeUpdates(waiting)] : waiting)
      await room.edit(this.participant, update)
    // The others are told after the author has been answered.
    await turn()
  }

  hears(): void {
    for (const update of this.heard.splice(0)) Y.applyUpdate(this.doc, update, 'server')
  }
}
