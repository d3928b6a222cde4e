/**
 * One live document and the people in it.
 *
 * Always true:
 *  1. An update is in the log, on disk, before anyone else sees it: a crash loses nothing a reader has
 *     seen [SYNC-1, SYNC-2].
 *  2. A participant hears nothing before its own `opened`, and nothing of its own edits.
 *  3. Edits are judged one after the other, each against the text with all before it.
 *  4. The room outlives its last participant until the log is written.
 */
import { readRecord, type AgendaRecord } from '@tandem/shared/documents'
import type { DocumentId, ParticipantId } from '@tandem/shared/ids'
import {
  type AnyNotice,
  largestDocumentBytes,
  mostParticipants,
  Refusal,
  refuse,
  toWire,
  type Place,
} from '@tandem/shared/protocol'
import * as Y from 'yjs'
import type { Log } from '../platform/log.js'
import type { ClientBindings } from './client-bindings.js'
import { checkDepth, inspectUpdate } from './inspect-update.js'
import { type LiveParticipant, present } from './participant.js'
import type { NewRow, UpdateLog } from './update-log.store.js'

export interface RoomParts {
  documentId: DocumentId
  log: UpdateLog
  bindings: ClientBindings
  /** Domain time, ms. */
  now: () => number
  logger: Log
}

interface Stored {
  /** Null when the document already had all of it. */
  seq: number | null
  at: number
}

interface QueuedEdit {
  participant: LiveParticipant
  update: Uint8Array
  resolve(stored: Stored): void
  reject(error: unknown): void
}

interface AcceptedEdit extends QueuedEdit {
  row: NewRow
}

/** Edits judged and appended together; enough to fill a commit, few enough to answer soon. */
const mostEditsInOneAppend = 64

export class Room {
  readonly doc = new Y.Doc()
  headSeq = 0
  private readonly parts: RoomParts
  private readonly participants = new Map<ParticipantId, LiveParticipant>()
  /** Ahead of the document by the edits being stored; every update is tried here first. */
  private trial = new Y.Doc()
  private queue: QueuedEdit[] = []
  private working: Promise<void> | null = null
  private approximateBytes = 0
  private readonly changeListeners = new Set<() => void>()
  private readonly peopleListeners = new Set<() => void>()
  private recordCache: { headSeq: number; record: AgendaRecord } | null = null

  private constructor(parts: RoomParts) {
    this.parts = parts
  }

  /** Reads the document from its log. Fails when it has none: content is made once, by `create` [SYNC-7]. */
  static async open(parts: RoomParts): Promise<Room> {
    const room = new Room(parts)
    const rows = await parts.log.readSince(parts.documentId, 0)
    if (rows.length === 0) throw refuse('not_found')
    room.doc.transact(() => {
      for (const row of rows) room.apply(row.frame)
    })
    room.headSeq = rows.at(-1)?.seq ?? 0
    room.tryAnew()
    return room
  }

  get documentId(): DocumentId {
    return this.parts.documentId
  }

  get isIdle(): boolean {
    return this.participants.size === 0 && this.changeListeners.size === 0 && this.working === null
  }

  get people(): readonly LiveParticipant[] {
    return [...this.participants.values()]
  }

  /** The canonical record now; read once for each position of the log. */
  record(): AgendaRecord {
    if (this.recordCache?.headSeq !== this.headSeq) {
      this.recordCache = { headSeq: this.headSeq, record: readRecord(this.doc) }
    }
    return this.recordCache.record
  }

  join(participant: LiveParticipant): void {
    if (this.participants.size >= mostParticipants) throw refuse('too_many_people')
    this.participants.set(participant.id, participant)
    this.tellOthers(participant.id, {
      type: 'participants',
      documentId: this.documentId,
      changed: [present(participant)],
      left: [],
    })
    this.tellPeopleListeners()
  }

  leave(id: ParticipantId): void {
    if (!this.participants.delete(id)) return
    this.tellOthers(id, { type: 'participants', documentId: this.documentId, changed: [], left: [id] })
    this.tellPeopleListeners()
  }

  place(id: ParticipantId, place: Place | null): void {
    const participant = this.participants.get(id)
    if (!participant) throw refuse('not_joined')
    const movedItem = participant.place?.itemId !== place?.itemId
    participant.place = place
    this.tellOthers(id, {
      type: 'participants',
      documentId: this.documentId,
      changed: [present(participant)],
      left: [],
    })
    if (movedItem) this.tellPeopleListeners()
  }

  /** Takes over an edit: answers after it is on disk, and only then lets others see it. */
  edit(participant: LiveParticipant, update: Uint8Array): Promise<Stored> {
    if (!this.participants.has(participant.id)) return Promise.reject(refuse('not_joined'))
    return new Promise((resolve, reject) => {
      this.queue.push({ participant, update, resolve, reject })
      this.working ??= this.work()
    })
  }

  /** Told after each append; for readers' records. */
  onChange(listener: () => void): () => void {
    this.changeListeners.add(listener)
    return () => this.changeListeners.delete(listener)
  }

  /** Told when someone comes, goes or moves to another item. */
  onPeople(listener: () => void): () => void {
    this.peopleListeners.add(listener)
    return () => this.peopleListeners.delete(listener)
  }

  /** Resolves when everything taken so far is answered. */
  async drained(): Promise<void> {
    await this.working
  }

  destroy(): void {
    this.doc.destroy()
    this.trial.destroy()
  }

  private async work(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, mostEditsInOneAppend)
      try {
        await this.takeOver(batch)
      } catch (error) {
        // A defect of ours with these edits must not keep the room from taking the next ones.
        this.tryAnew()
        for (const edit of batch) edit.reject(error)
      }
    }
    this.working = null
  }

  private async takeOver(batch: readonly QueuedEdit[]): Promise<void> {
    const accepted: AcceptedEdit[] = []
    const repeats: QueuedEdit[] = []
    for (const edit of batch) {
      try {
        const { writers, isRepeat, types } = inspectUpdate(edit.update, this.trial)
        if (isRepeat) {
          repeats.push(edit)
          continue
        }
        this.checkSize(edit.update)
        await this.parts.bindings.claim(this.documentId, writers, edit.participant.userId)
        this.tryOut(edit.update, types)
        accepted.push({ ...edit, row: this.rowOf(edit) })
      } catch (error) {
        edit.reject(error)
      }
    }
    if (accepted.length > 0 && !(await this.append(accepted))) {
      // What repeats one of these is as little stored as they are.
      for (const edit of repeats) edit.reject(refuse('not_stored'))
      return
    }
    for (const edit of repeats) edit.resolve({ seq: null, at: this.parts.now() })
  }

  /** An update is logged only after a document took it whole: what is logged can always be opened [SYNC-12]. */
  private tryOut(update: Uint8Array, types: readonly Y.ID[]): void {
    try {
      Y.applyUpdate(this.trial, update)
      if (this.trial.store.pendingStructs ?? this.trial.store.pendingDs) throw refuse('update_gap')
      checkDepth(types, this.trial)
    } catch (error) {
      this.tryAnew()
      throw error instanceof Refusal ? error : refuse('update_malformed')
    }
  }

  /** Makes the trial copy equal to the document again. */
  private tryAnew(): void {
    this.trial.destroy()
    this.trial = new Y.Doc()
    Y.applyUpdate(this.trial, Y.encodeStateAsUpdate(this.doc))
  }

  /** The sum of what was sent only grows; the document is measured when the sum passes the limit. */
  private checkSize(update: Uint8Array): void {
    if (this.approximateBytes + update.length <= largestDocumentBytes) return
    this.approximateBytes = Y.encodeStateAsUpdate(this.doc).length
    if (this.approximateBytes + update.length > largestDocumentBytes) throw refuse('document_full')
  }

  private rowOf(edit: QueuedEdit): NewRow {
    return { author: edit.participant.userId, at: this.parts.now(), kind: 'edit', frame: edit.update }
  }

  /** @returns whether the edits are on disk */
  private async append(accepted: readonly AcceptedEdit[]): Promise<boolean> {
    try {
      const appended = await this.parts.log.append(
        this.documentId,
        this.headSeq,
        accepted.map((edit) => edit.row),
      )
      // One process writes a document; another head means that something else did, and the text must be read anew.
      if (appended.kind !== 'stored') throw new Error(`the log of ${this.documentId} is ${appended.kind}`)
    } catch (error) {
      this.parts.logger.error('edit.not_stored', { documentId: this.documentId, error })
      this.tryAnew()
      for (const edit of accepted) edit.reject(refuse('not_stored'))
      return false
    }
    const first = this.headSeq + 1
    this.headSeq += accepted.length
    this.doc.transact(() => {
      for (const edit of accepted) this.apply(edit.update)
    })
    this.broadcast(accepted, first)
    accepted.forEach((edit, index) => edit.resolve({ seq: first + index, at: edit.row.at }))
    for (const listener of this.changeListeners) listener()
    return true
  }

  private broadcast(accepted: readonly AcceptedEdit[], firstSeq: number): void {
    const edits = accepted.map((edit, index) => ({
      seq: firstSeq + index,
      at: edit.row.at,
      by: edit.participant.id,
      update: toWire(edit.update),
    }))
    for (const participant of this.participants.values()) {
      const others = edits.filter((edit) => edit.by !== participant.id)
      if (others.length > 0) participant.tell({ type: 'edits', documentId: this.documentId, edits: others })
    }
  }

  private apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, this)
    this.approximateBytes += update.length
  }

  private tellOthers(than: ParticipantId, notice: AnyNotice): void {
    for (const participant of this.participants.values()) {
      if (participant.id !== than) participant.tell(notice)
    }
  }

  private tellPeopleListeners(): void {
    for (const listener of this.peopleListeners) listener()
  }
}
