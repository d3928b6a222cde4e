/**
 * One document's provider: keeps a Yjs document in step with the server over a link.
 *
 * Always true:
 *  1. It never makes content: opening and reading produce no update [SYNC-7].
 *  2. `unstored` is 0 only when the server has acknowledged every local change as on disk [SYNC-1].
 *  3. After every reconnect it opens again with its state vector, and sends what the server lacks;
 *     repeats are harmless [SYNC-8].
 *  4. While someone composes, nothing from others reaches the document [SYNC-13].
 *  5. In quiet moments it compares what its text says with the server's; state vectors cannot [SYNC-6].
 *  6. Text the server will not take is kept, never sent to anyone else and never destroyed [SYNC-15].
 */
import * as Y from 'yjs'
import { hashRecord } from '../documents/hash-record.js'
import { readRecord } from '../documents/read-record.js'
import type { CanonicalRecord } from '../documents/record.js'
import type { DocumentId } from '../ids/index.js'
import {
  largestFrameBytes,
  type Opened,
  type Participant,
  type Place,
  type ReceivedNotice,
  type Stored,
  toWire,
} from '../protocol/index.js'
import { CompositionGate } from './composition-gate.js'
import { keepMarks } from './keep-marks.js'
import { LinkLost, type Link, type LinkState, RequestRefused } from './link.js'
import type { LiveSession, SyncStatus } from './live-session.js'
import { Outbox, type SentFrame } from './outbox.js'
import { OwnChanges, type Unstored } from './own-changes.js'
import { Places } from './places.js'
import { SeqTracker } from './seq-tracker.js'
import { realTimers, type Timers } from './timers.js'
import { undoneInPlace } from './undone-in-place.js'

export interface DocumentSyncOptions {
  documentId: DocumentId
  doc: Y.Doc
  link: Link
  timers?: Timers
  /** Local changes an earlier page load left unacknowledged on this device. */
  keptUnstored?: Unstored
  /** The document came whole from this device's copy. */
  hasLocalCopy?: boolean
}

/** A hole in the log's numbers that does not fill by itself in this time is asked for. */
const gapPatienceMs = 2_000
/** After a refusal that a new `open` mends; grows so that a stubborn refusal cannot spin. */
const reopenAfterMs = [0, 250, 1_000, 5_000]
/** Nothing came and nothing went for so long: a moment to compare what the text says. */
const quietMs = 5_000

export class DocumentSync implements LiveSession {
  readonly doc: Y.Doc
  you: Participant | null = null
  participants: readonly Participant[] = []
  record: CanonicalRecord | null = null
  status: SyncStatus

  private readonly documentId: DocumentId
  private readonly own: OwnChanges
  private readonly link: Link
  private readonly timers: Timers
  private readonly outbox: Outbox
  private readonly places: Places
  private readonly gate: CompositionGate
  private readonly seqs = new SeqTracker()
  private readonly listeners = new Set<() => void>()
  private readonly listenersBefore = new Set<() => void>()
  private readonly stops: (() => void)[]
  /** Counts `open`s, so that an answer to an earlier one is recognised as stale. */
  private opening = 0
  private reopened = 0
  private cancelReopen: () => void = () => undefined
  private cancelGapCheck: () => void = () => undefined
  private cancelCompare: () => void = () => undefined
  private destroyed = false
  /** Comings and goings told while an `open` is under way: its answer is older than they are. */
  private early: ReceivedNotice<'participants'>[] | null = null

  constructor(options: DocumentSyncOptions) {
    this.documentId = options.documentId
    this.doc = undoneInPlace(keepMarks(options.doc))
    // Words of ours in a block that someone moves meanwhile are sent with their letters, and brought along [M6].
    this.doc.gc = false
    this.link = options.link
    this.timers = options.timers ?? realTimers
    this.status = {
      link: 'connecting',
      retryAt: null,
      mode: 'unknown',
      complete: options.hasLocalCopy ?? false,
      unstored: options.keptUnstored?.count ?? 0,
      stored: 0,
      storedAt: null,
      setAside: [],
      differs: false,
      refused: null,
    }
    this.own = new OwnChanges(this.doc, options.keptUnstored)
    this.outbox = new Outbox({
      timers: this.timers,
      send: (update) => this.sendEdit(update),
      onStored: (frame, stored) => this.onStored(frame, stored),
      onFailed: (error) => this.onSendFailed(error),
    })
    this.places = new Places(this.timers, (place) => this.sendPlace(place))
    this.gate = new CompositionGate(this.timers, (acts) => {
      for (const listener of this.listenersBefore) listener()
      this.doc.transact(() => {
        for (const act of acts) act()
      }, this)
    })
    this.doc.on('update', this.onUpdate)
    this.stops = [
      this.link.onState((state) => this.onLinkState(state)),
      this.link.onNotice('edits', (notice) => this.onEdits(notice)),
      this.link.onNotice('participants', (notice) => this.onParticipants(notice)),
      this.link.onNotice('record', (notice) => this.onRecord(notice)),
      this.link.onNotice('ended', (notice) => {
        if (notice.documentId === this.documentId) this.reopen()
      }),
    ]
    this.onLinkState(this.link.state)
  }

  /** Everything the log has up to here is in the text; 0 before it was opened. */
  get seenSeq(): number {
    return this.seqs.seenThrough
  }

  /** For this device's memory, and for the text a person takes away. */
  get unstored(): Unstored {
    return this.own.asKept(this.status.unstored)
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  beforeOthers(listener: () => void): () => void {
    this.listenersBefore.add(listener)
    return () => this.listenersBefore.delete(listener)
  }

  setPlace(place: Place | null): void {
    this.places.set(place)
  }

  holdForComposition(): void {
    this.gate.hold()
    this.outbox.hold()
  }

  releaseAfterComposition(): void {
    this.gate.release(() => this.outbox.release())
  }

  /** Leaves the document. Nothing local is lost: the device's copy keeps what was not sent. */
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.cancelReopen()
    this.cancelGapCheck()
    this.cancelCompare()
    this.gate.destroy()
    this.outbox.stop()
    this.places.stop()
    this.doc.off('update', this.onUpdate)
    for (const stop of this.stops) stop()
    // The server also notices when the socket goes; an unanswered leave is no loss.
    void this.link.request({ type: 'close', documentId: this.documentId }).catch(ignoreLostLink)
    this.listeners.clear()
    this.listenersBefore.clear()
  }

  private onLinkState(state: LinkState): void {
    if (state.kind === 'open') {
      this.setStatus({ link: 'connecting', retryAt: null, refused: this.unavailable })
      void this.open()
      return
    }
    this.opening += 1
    this.outbox.stop()
    this.places.stop()
    this.participants = []
    this.setStatus({
      link: state.kind === 'connecting' ? 'connecting' : 'offline',
      retryAt: state.kind === 'lost' ? state.retryAt : null,
      refused: state.kind === 'refused' ? state.error : this.status.refused,
    })
  }

  private reopen(): void {
    this.outbox.stop()
    this.cancelReopen()
    const wait = reopenAfterMs[Math.min(this.reopened, reopenAfterMs.length - 1)] ?? 0
    this.reopened += 1
    this.cancelReopen = this.timers.after(wait, () => void this.open())
  }

  private async open(): Promise<void> {
    if (this.destroyed || this.link.state.kind !== 'open') return
    const opening = (this.opening += 1)
    this.early = []
    const asked = {
      type: 'open' as const,
      documentId: this.documentId,
      clientId: this.doc.clientID,
      stateVector: toWire(Y.encodeStateVector(this.doc)),
      ...(this.hasSeenAll && { seenSeq: this.seqs.seenThrough }),
    }
    try {
      const opened = await this.link.request(asked)
      if (opening === this.opening && !this.destroyed) this.onOpened(opened, opening)
    } catch (error) {
      if (opening !== this.opening || this.destroyed || error instanceof LinkLost) return
      if (!(error instanceof RequestRefused)) throw error
      this.setStatus({ link: 'offline', refused: error.error })
      if (error.error.code === 'unavailable' || error.error.code === 'internal') this.reopen()
    }
  }

  private onOpened(opened: Opened, opening: number): void {
    if (opened.mode === 'record') {
      this.record = opened.record
      this.you = null
      this.participants = []
      this.setStatus({ link: 'live', mode: 'record', complete: true, refused: null })
      return
    }
    // What comes before the whole text must wait with it, or the text would be applied out of order.
    this.gate.pass(() => {
      this.own.learnDeletions(opened.updates)
      for (const update of opened.updates) Y.applyUpdate(this.doc, update, this)
      this.seqs.start(opened.headSeq)
      // The link went while this waited for a composition: the next answer says the rest.
      if (opening !== this.opening) return
      this.record = null
      this.you = opened.you
      this.participants = opened.participants.filter((each) => each.id !== opened.you.id)
      const early = this.early ?? []
      this.early = null
      for (const notice of early) this.onParticipants(notice)
      this.sendWhatTheServerLacks(opened)
      this.setStatus({
        link: 'live',
        mode: 'live',
        complete: true,
        setAside: opened.setAside,
        // A server that could not store is believed again when it has stored.
        refused: this.status.unstored > 0 ? this.unavailable : null,
      })
      this.compareWhenQuiet()
      this.places.start()
    })
  }

  private sendWhatTheServerLacks({ stateVector }: Extract<Opened, { mode: 'live' }>): void {
    if (stateVector === null && this.status.unstored > 0) {
      // Typed since the question, which named a position with nothing unstored: the next answer compares.
      this.reopen()
      return
    }
    // Null: asked for what came after a position at which everything of ours was stored.
    const frames = stateVector ? this.own.framesLackedBy(stateVector, largestFrameBytes / 2) : []
    const lacks = frames.length > 0
    // A change may have been stored although its acknowledgement was lost: then nothing is left to send.
    if (!lacks) {
      this.own.clear()
      this.setStatus({ stored: this.status.stored + this.status.unstored, unstored: 0 })
    } else if (this.status.unstored === 0) {
      // An earlier page load wrote it and could not write its count.
      this.setStatus({ unstored: 1 })
    }
    this.outbox.start(frames, this.status.unstored)
  }

  /** The log is here without a hole, and all of this client is in it. */
  private get hasSeenAll(): boolean {
    return (
      this.status.complete && this.seqs.seenThrough > 0 && !this.seqs.hasGap && this.status.unstored === 0
    )
  }

  private compareWhenQuiet(): void {
    this.cancelCompare()
    this.cancelCompare = this.timers.after(quietMs, () => void this.compare())
  }

  private async compare(): Promise<void> {
    if (!this.hasSeenAll || this.status.mode !== 'live' || this.link.state.kind !== 'open') return
    // Seen and not let in yet: what the text says now is of no moment of the log.
    if (this.gate.isHolding) return this.compareWhenQuiet()
    const seq = this.seqs.seenThrough
    const hash = hashRecord(readRecord(this.doc))
    try {
      const { verdict } = await this.link.request({ type: 'compare', documentId: this.documentId, seq, hash })
      // What came meanwhile may be what differs: the next quiet moment tells.
      if (verdict === 'differs' && seq === this.seqs.seenThrough && this.hasSeenAll)
        this.setStatus({ differs: true })
    } catch (error) {
      ignoreLostLink(error)
    }
  }

  // Everything but our own applying is a local change: the editor's, an act's, an undo.
  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.destroyed) return
    this.own.add(update)
    this.setStatus({ unstored: this.status.unstored + 1 })
    this.compareWhenQuiet()
    this.outbox.add(update)
  }

  private sendEdit(update: Uint8Array): Promise<Stored> {
    return this.link.request({ type: 'edit', documentId: this.documentId, update: toWire(update) })
  }

  private onStored({ changes, update }: SentFrame, stored: Stored): void {
    this.own.wereStored(update, this.status.unstored <= changes)
    this.reopened = 0
    if (stored.seq !== null) this.sawSeq(stored.seq)
    this.setStatus({
      unstored: Math.max(0, this.status.unstored - changes),
      stored: this.status.stored + changes,
      storedAt: stored.at,
      refused: null,
    })
  }

  private get unavailable(): SyncStatus['refused'] {
    return this.status.refused?.code === 'unavailable' ? this.status.refused : null
  }

  private onSendFailed(error: unknown): void {
    if (error instanceof LinkLost) return
    if (!(error instanceof RequestRefused)) throw error
    this.setStatus({ refused: error.error })
    // A document that is full, or a change the server calls damaged, is not mended by asking again.
    if (error.error.code !== 'too_large' && error.error.code !== 'invalid') this.reopen()
  }

  private onEdits(notice: ReceivedNotice<'edits'>): void {
    if (notice.documentId !== this.documentId) return
    for (const edit of notice.edits) this.sawSeq(edit.seq)
    this.compareWhenQuiet()
    this.gate.pass(() => {
      for (const { by, update } of notice.edits) {
        // One message serves everyone: what is ours is here already.
        if (by === null || by !== this.you?.id) Y.applyUpdate(this.doc, update, this)
      }
    })
  }

  private sawSeq(seq: number): void {
    this.seqs.saw(seq)
    this.cancelGapCheck()
    if (this.seqs.hasGap) {
      this.cancelGapCheck = this.timers.after(gapPatienceMs, () => {
        if (this.seqs.hasGap) this.reopen()
      })
    }
  }

  private onParticipants(notice: ReceivedNotice<'participants'>): void {
    if (notice.documentId !== this.documentId) return
    if (this.early) {
      this.early.push(notice)
      return
    }
    this.gate.pass(() => {
      const gone = new Set([...notice.left, ...notice.changed.map((each) => each.id)])
      const stayed = this.participants.filter((each) => !gone.has(each.id))
      const changed = notice.changed.filter((each) => each.id !== this.you?.id)
      this.participants = [...stayed, ...changed].toSorted((a, b) => (a.id < b.id ? -1 : 1))
      this.tell()
    })
  }

  private onRecord(notice: ReceivedNotice<'record'>): void {
    if (notice.documentId !== this.documentId) return
    this.record = notice.record
    this.tell()
  }

  private sendPlace(place: Place | null): void {
    void this.link.request({ type: 'place', documentId: this.documentId, place }).catch(ignoreLostLink)
  }

  private setStatus(change: Partial<SyncStatus>): void {
    this.status = { ...this.status, ...change }
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

// Places and leaves are hints: the next open tells the server everything again.
function ignoreLostLink(error: unknown): void {
  if (!(error instanceof LinkLost) && !(error instanceof RequestRefused)) throw error
}
