/** A person's page as a test has it in its hands: a line that is slow or cut, and edits that wait on it. */
import { type BlockId, type DocumentId, type ItemId, newId } from '@tandem/shared/ids'
import { type AnyNotice, Bytes, largestFrameBytes } from '@tandem/shared/protocol'
import {
  type Deletions,
  deletionsMissingFrom,
  framesFor,
  joinDeletions,
  keepMarks,
} from '@tandem/shared/sync'
import type { Language } from '@tandem/shared/words'
import { setImmediate as turn } from 'node:timers/promises'
import * as Y from 'yjs'
import type { OpenDocuments } from '../documents/index.js'
import type { LiveParticipant } from '../documents/participant.js'

/** What really happened to words and to what they stand in, by whomever. */
export class KnownWords {
  readonly words: {
    block: BlockId | ItemId
    language: Language
    isStored: boolean
    isDeleted: boolean
    /** Each time somebody made it bold, or bold no longer. */
    marks: boolean[]
  }[] = []
  readonly deletedBlocks = new Set<string>()

  /** How many marks were set or taken away in one text of a block. */
  marksIn(block: string, language: Language): number {
    const there = this.words.filter((word) => word.block === block && word.language === language)
    return there.reduce((sum, { marks }) => sum + marks.length, 0)
  }

  /** Whoever asks clears it first. */
  readonly movedBlocks = new Set<string>()
}

export abstract class RemotePage {
  readonly doc = keepMarks(new Y.Doc({ gc: false }))
  readonly participant: LiveParticipant
  private readonly documents: OpenDocuments
  private readonly documentId: DocumentId
  protected readonly random: () => number
  protected readonly known: KnownWords
  private isOnline = false
  private outbox: Uint8Array[] = []
  private deletions: Deletions[] = []
  private isFirstTime = true
  protected unstoredWords: number[] = []
  protected unstoredMoves: string[] = []
  private inbox: Uint8Array[] = []

  constructor(documents: OpenDocuments, documentId: DocumentId, random: () => number, known: KnownWords) {
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

  /** Blocks that are moved here and nowhere else yet. */
  get movesOnTheWay(): readonly string[] {
    return this.unstoredMoves
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
    // The others are told after the author has been answered.
    await turn()
    if (this.outbox.length === 0) {
      this.deletions = []
      this.unstoredMoves = []
    }
    for (const word of words) Object.assign(this.known.words[word] as object, { isStored: true })
  }

  /** Takes in some of what others wrote. */
  reads(count = 1 + this.below(6)): void {
    for (const update of this.inbox.splice(0, count)) Y.applyUpdate(this.doc, update, this)
  }

  async finishes(): Promise<void> {
    if (!this.isOnline) await this.comes()
    while (this.outbox.length > 0) await this.sends(100)
    await turn()
    this.reads(Number.POSITIVE_INFINITY)
  }

  private hears(notice: AnyNotice): void {
    if (notice.type !== 'edits' || !this.isOnline) return
    for (const { by, update } of notice.edits) {
      if (by !== this.participant.id) this.inbox.push(Bytes.parse(update))
    }
  }

  protected below(end: number): number {
    return Math.floor(this.random() * end)
  }

  /** One of the texts of the document, and what it stands in. */
  protected abstract anyText(): { place: BlockId | ItemId; language: Language; text: Y.XmlText } | null

  /** A word that is known by its number, between others. */
  protected types(): void {
    const at = this.anyText()
    if (!at) return
    const { place: block, language } = at
    const id = this.known.words.push({ block, language, isStored: false, isDeleted: false, marks: [] }) - 1
    this.unstoredWords.push(id)
    const gaps = [0, ...[...plainOf(at.text).matchAll(/\)/g)].map((match) => match.index + 1)]
    at.text.insert(gaps[this.below(gaps.length)] ?? 0, `(${id})`)
  }

  protected takesOut(): void {
    const at = this.anyText()
    const words = at ? [...plainOf(at.text).matchAll(/\((\d+)\)/g)] : []
    const word = words[this.below(words.length)]
    if (!at || !word) return
    const known = this.known.words[Number(word[1])]
    if (known) known.isDeleted = true
    at.text.delete(word.index, word[0].length)
  }
}

export function plainOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}
