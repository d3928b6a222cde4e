/** Someone who types in minutes, takes words out, deletes and moves blocks, on a line that is slow or cut. */
import { minutesTextOf, readElements, readMinutes } from '@tandem/shared/documents'
import { type BlockId, type DocumentId, newId } from '@tandem/shared/ids'
import { deleteBlocks, moveBlocks, sectionFrom } from '@tandem/shared/minutes'
import { type AnyNotice, Bytes, largestFrameBytes } from '@tandem/shared/protocol'
import {
  type Deletions,
  deletionsMissingFrom,
  framesFor,
  joinDeletions,
  keepMarks,
} from '@tandem/shared/sync'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import type { OpenDocuments } from '../documents/index.js'
import type { LiveParticipant } from '../documents/participant.js'

/** What really happened to words and blocks, by whomever. */
export class MovedWords {
  readonly words: { block: BlockId; language: Language; isStored: boolean; isDeleted: boolean }[] = []
  readonly deletedBlocks = new Set<string>()
}

const languages = ['en', 'ko'] as const

export class Mover {
  readonly doc = keepMarks(new Y.Doc({ gc: false }))
  readonly participant: LiveParticipant
  private readonly documents: OpenDocuments
  private readonly documentId: DocumentId
  private readonly random: () => number
  private readonly known: MovedWords
  private isOnline = false
  private outbox: Uint8Array[] = []
  private deletions: Deletions[] = []
  private isFirstTime = true
  private unstoredWords: number[] = []
  private inbox: Uint8Array[] = []

  constructor(documents: OpenDocuments, documentId: DocumentId, random: () => number, known: MovedWords) {
    this.documents = documents
    this.documentId = documentId
    this.random = random
    this.known = known
    this.doc.clientID = 1 + Math.floor(random() * 0xffff_fffe)
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
      tell: (notice) => this.hears(notice),
      audience: null,
    }
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      const { clients } = Y.decodeUpdate(update).ds
      if (clients.size > 0) this.deletions.push(clients)
      this.outbox.push(update)
    })
  }

  /** As `DocumentSync` opens: what the server lacks goes first, then what comes after it. */
  async comes(): Promise<void> {
    const { bindings, rooms } = this.documents
    const room = await rooms.enter(this.documentId)
    await bindings.reserve(this.documentId, this.doc.clientID, this.participant.userId)
    this.inbox = []
    room.join(this.participant)
    const { updates, stateVector } = await room.missingFor(undefined, Y.encodeStateVector(this.doc))
    const missing = this.isFirstTime ? [deletionsMissingFrom(this.doc, updates)] : []
    this.isFirstTime = false
    for (const update of updates) Y.applyUpdate(this.doc, update, this)
    const server = stateVector ?? Y.encodeStateVector(new Y.Doc())
    this.isOnline = true
    const lacks =
      this.outbox.length > 0
        ? framesFor(this.doc, server, joinDeletions([...missing, ...this.deletions]), largestFrameBytes / 2)
        : []
    this.outbox = lacks
    for (let left = lacks.length; left > 0; left -= 1) await this.sends(1)
  }

  async goes(): Promise<void> {
    this.isOnline = false
    this.inbox = []
    ;(await this.documents.rooms.enter(this.documentId)).leave(this.participant.id)
    this.documents.bindings.release(this.documentId, this.doc.clientID)
  }

  get isHere(): boolean {
    return this.isOnline
  }

  /** Sends some of what waits, as one frame. */
  async sends(count = 1 + this.below(4)): Promise<void> {
    if (!this.isOnline || this.outbox.length === 0) return
    const room = await this.documents.rooms.enter(this.documentId)
    const updates = this.outbox.splice(0, count)
    const words = this.outbox.length === 0 ? this.unstoredWords.splice(0) : []
    await room.edit(
      this.participant,
      updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates),
    )
    if (this.outbox.length === 0) this.deletions = []
    for (const word of words) Object.assign(this.known.words[word] as object, { isStored: true })
  }

  /** Takes in some of what others wrote. */
  reads(count = 1 + this.below(6)): void {
    for (const update of this.inbox.splice(0, count)) Y.applyUpdate(this.doc, update, this)
  }

  async finishes(): Promise<void> {
    if (!this.isOnline) await this.comes()
    while (this.outbox.length > 0) await this.sends(100)
    this.reads(Number.POSITIVE_INFINITY)
  }

  acts(): void {
    const kind = this.random()
    if (kind < 0.5) this.types()
    else if (kind < 0.65) this.takesOut()
    else if (kind < 0.7) this.marks()
    else if (kind < 0.96) this.moves()
    else this.deletesBlock()
  }

  private types(): void {
    const at = this.anyText()
    if (!at) return
    const id =
      this.known.words.push({ block: at.block, language: at.language, isStored: false, isDeleted: false }) - 1
    this.unstoredWords.push(id)
    const gaps = [0, ...[...plainOf(at.text).matchAll(/\)/g)].map((match) => match.index + 1)]
    at.text.insert(gaps[this.below(gaps.length)] ?? 0, `(${id})`)
  }

  private takesOut(): void {
    const at = this.anyText()
    const words = at ? [...plainOf(at.text).matchAll(/\((\d+)\)/g)] : []
    const word = words[this.below(words.length)]
    if (!at || !word) return
    const known = this.known.words[Number(word[1])]
    if (known) known.isDeleted = true
    at.text.delete(word.index, word[0].length)
  }

  private marks(): void {
    const at = this.anyText()
    const words = at ? [...plainOf(at.text).matchAll(/\(\d+\)/g)] : []
    const word = words[this.below(words.length)]
    if (at && word) at.text.format(word.index, word[0].length, { bold: this.random() < 0.6 ? {} : null })
  }

  private moves(): void {
    const { blocks } = readMinutes(this.doc)
    const block = blocks[this.below(blocks.length)]
    if (!block) return
    const ids = this.random() < 0.3 ? sectionFrom(blocks, block.id) : [block.id]
    const others = blocks.map(({ id }) => id).filter((id) => !ids.includes(id))
    moveBlocks(
      this.doc,
      'move',
      ids,
      this.random() < 0.2 ? null : (others[this.below(others.length)] ?? null),
    )
  }

  private deletesBlock(): void {
    const ids = [...readElements(this.doc, 'en').keys()]
    const id = ids[this.below(ids.length)]
    if (!id || ids.length < 4) return
    this.known.deletedBlocks.add(id)
    deleteBlocks(this.doc, 'delete', [id])
  }

  private anyText(): { block: BlockId; language: Language; text: Y.XmlText } | null {
    const language = languages[this.below(2)] ?? 'en'
    const elements = [...readElements(this.doc, language)]
    const [block, element] = elements[this.below(elements.length)] ?? []
    const text = element?.get(0)
    return block && text instanceof Y.XmlText ? { block, language, text } : null
  }

  private hears(notice: AnyNotice): void {
    if (notice.type !== 'edits' || !this.isOnline) return
    for (const { by, update } of notice.edits) {
      if (by !== this.participant.id) this.inbox.push(Bytes.parse(update))
    }
  }

  private below(end: number): number {
    return Math.floor(this.random() * end)
  }
}

/** Each word where it stands: block and language of every occurrence. */
export function standingWords(doc: Y.Doc): Map<number, string[]> {
  const found = new Map<number, string[]>()
  for (const language of languages) {
    for (const node of minutesTextOf(doc, language).toArray()) {
      if (!(node instanceof Y.XmlElement)) continue
      const text = node.get(0)
      const letters = text instanceof Y.XmlText ? plainOf(text) : ''
      for (const [, id] of letters.matchAll(/\((\d+)\)/g)) {
        const where = found.get(Number(id)) ?? []
        found.set(Number(id), [...where, `${node.getAttribute('id')} ${language}`])
      }
    }
  }
  return found
}

function plainOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}
