/**
 * Edits on their way into the log of one document: judged one after the other, appended together, and
 * answered when they are on disk [SYNC-1, SYNC-3, SYNC-5].
 */
import type { DocumentId, ParticipantId, UserId } from '@tandem/shared/ids'
import { largestDocumentBytes, Refusal, refuse } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import type { Collection } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import { Rate } from '../platform/socket/rate.js'
import type { ActingFor, PrepareChange, Stored } from './acting.js'
import type { ClientBindings } from './client-bindings.js'
import type { DocumentText } from './document-text.js'
import { Guard } from './guard/guard.js'
import type { Touched } from './guard/touched.js'
import { mend, needsMending } from './moves/mend.js'
import { elementsById, hasMovedBlocks, movedOnly } from './moves/moved-blocks.js'
import { type MovedText, MovedTexts } from './moves/moved-texts.js'
import { namesAhead } from './names-ahead.js'
import type { LiveParticipant } from './participant.js'
import type { ToldRow } from './room-neighbours.js'
import { compartmentsIn, copyOf, ServerHand, written } from './server-hand.js'
import type { NewRow, UpdateLog } from './update-log.store.js'

export interface RoomEditsParts {
  documentId: DocumentId
  log: UpdateLog
  bindings: ClientBindings
  movedTexts: Collection<MovedText>
  /** Paragraphs are about to stand in these compartments: rights go by them from now on (M8). */
  compartmentsNamed: (documentId: DocumentId, compartments: readonly string[]) => Promise<void>
  /** A forged author was refused: for the audit [SYNC-5]. */
  onForgery: (by: Pick<LiveParticipant, 'userId' | 'connectionId'>, documentId: DocumentId) => void
  /** Domain time, ms. */
  now: () => number
  logger: Log
}

/** What the room does with rows, whoever appended them. */
export interface RowsHost {
  text: DocumentText
  /** These rows are in the log and in the text: tell everyone. */
  appended(rows: readonly ToldRow[]): void
  /** Another process appended: take over what the log has. */
  readOn(): Promise<void>
  /** Whether something was stored is not known: look before the next edit is judged. */
  readOnLater(): void
}

interface QueuedAct {
  acting: ActingFor
  /** Asked again for the text of then when another process was faster. */
  prepare: PrepareChange
  resolve(stored: Stored): void
  reject(error: unknown): void
}

interface QueuedEdit {
  participant: LiveParticipant
  update: Uint8Array
  resolve(stored: Stored): void
  reject(error: unknown): void
}

interface AcceptedEdit {
  edit: QueuedEdit
  row: NewRow
}

interface Judged {
  accepted: AcceptedEdit[]
  repeats: QueuedEdit[]
  /** What the one accepted edit did to blocks, if others' words may have to be brought along [M6]. */
  touched: Touched | null
  /** Not judged yet. */
  rest: readonly QueuedEdit[]
}

/** A row on its way into the log; `by`: the page it comes from, null: the server itself. */
interface WaitingRow {
  row: NewRow
  by: ParticipantId | null
}

/** Edits judged and appended together: enough to fill a commit, few and small enough to answer soon. */
const mostEditsInOneAppend = 512
const mostBytesInOneAppend = 4 * 1024 * 1024
/** Mending copies the document: so many thousand of its items in a second. */
const mostMendedPerSecond = 50
/** How often an append gives way to another process before the person is told to wait. */
const mostTries = 20

export class RoomEdits {
  private readonly parts: RoomEditsParts
  private readonly host: RowsHost
  private queue: (QueuedEdit | QueuedAct)[] = []
  private readonly hand: ServerHand
  private readonly moved: MovedTexts
  private readonly mending = new Rate(mostMendedPerSecond, 2 * mostMendedPerSecond, Date.now())
  private guard: { doc: Y.Doc; guard: Guard } | null = null
  /** Of the document, counted up with each row: an upper bound until it is measured. */
  private approximateBytes = 0

  constructor(parts: RoomEditsParts, host: RowsHost) {
    this.parts = parts
    this.host = host
    this.hand = new ServerHand(parts.documentId, parts.bindings)
    this.moved = new MovedTexts(parts.documentId, parts.movedTexts)
  }

  get isEmpty(): boolean {
    return this.queue.length === 0
  }

  /** The edit waits for its turn; answered after it is on disk. */
  add(participant: LiveParticipant, update: Uint8Array): Promise<Stored> {
    return new Promise((resolve, reject) => {
      this.queue.push({ participant, update, resolve, reject })
    })
  }

  /** A change of the server's own in a person's name waits for its turn like an edit. */
  act(acting: ActingFor, prepare: PrepareChange): Promise<Stored> {
    return new Promise((resolve, reject) => {
      this.queue.push({ acting, prepare, resolve, reject })
    })
  }

  /** Another process wrote in the document. */
  othersWrote(): void {
    this.moved.forget()
  }

  grew(bytes: number): void {
    this.approximateBytes += bytes
  }

  /** Works off what fills one append. Never throws: whatever happens is each edit's answer. */
  async takeSome(): Promise<void> {
    const first = this.queue[0]
    if (first && 'prepare' in first) {
      this.queue.shift()
      return this.carryOut(first)
    }
    const batch = this.takeBatch()
    if (batch.length === 0) return
    try {
      await this.takeOver(batch)
    } catch (error) {
      // A defect, or a store that does not answer, must not keep the room from taking the next ones.
      this.parts.logger.error('edit.not_stored', { documentId: this.parts.documentId, error })
      this.host.readOnLater()
      for (const edit of batch) edit.reject(refuse('not_stored'))
    }
  }

  /** Edits from the front, up to what fills an append or to an act. */
  private takeBatch(): QueuedEdit[] {
    const batch: QueuedEdit[] = []
    let bytes = 0
    for (const next of this.queue) {
      if ('prepare' in next || batch.length === mostEditsInOneAppend) break
      bytes += next.update.length
      if (bytes > mostBytesInOneAppend && batch.length > 0) break
      batch.push(next)
    }
    this.queue.splice(0, batch.length)
    return batch
  }

  /** Never throws: whatever happens is the act's answer. */
  private async carryOut(act: QueuedAct): Promise<void> {
    const { documentId, logger } = this.parts
    try {
      act.resolve(await this.actNow(act))
    } catch (error) {
      if (!(error instanceof Refusal)) logger.error('act.not_stored', { documentId, error })
      this.host.readOnLater()
      act.reject(error)
    }
  }

  private async actNow({ acting, prepare }: QueuedAct): Promise<Stored> {
    const { userId, kind, at = this.parts.now() } = acting
    for (let tries = 0; tries <= mostTries; tries += 1) {
      const change = await prepare(this.host.text.headSeq)
      const doc = await this.host.text.doc()
      const copy = copyOf(doc)
      const client = await this.hand.clientFor(userId, doc)
      const before = elementsById(copy)
      const frame = written(copy, client, () => change(copy))
      const hasMoved = hasMovedBlocks(before, elementsById(copy))
      const compartments = compartmentsIn(copy)
      copy.destroy()
      if (!frame) return { seq: null, at }
      // First the right, then the words: a page cannot put anything into a compartment, only an act of the server's.
      if (compartments.length > 0) await this.parts.compartmentsNamed(this.parts.documentId, compartments)
      if (!this.fits(frame)) await this.measure(frame)
      const rows: WaitingRow[] = [{ row: { author: userId, at, kind, frame }, by: null }]
      if (hasMoved) rows.push(...(await this.mend({ update: frame, author: userId }, movedOnly)))
      const outcome = await this.append(rows)
      if (outcome !== 'behind') return { seq: outcome[0]?.seq ?? this.host.text.headSeq, at }
      await this.host.readOn()
    }
    throw new Error(`the log of ${this.parts.documentId} moves on too fast`)
  }

  private async takeOver(batch: readonly QueuedEdit[]): Promise<void> {
    let open = batch
    for (let tries = 0; open.length > 0;) {
      const { accepted, repeats, touched, rest } = await this.judge(open)
      const rows = accepted.map(({ row, edit }): WaitingRow => ({ row, by: edit.participant.id }))
      const [first] = accepted
      if (touched && first) {
        const { update, participant } = first.edit
        rows.push(...(await this.mend({ update, author: participant.userId }, touched)))
      }
      const stored = rows.length === 0 ? [] : await this.append(rows)
      if (stored === 'behind') {
        if (tries === mostTries) throw new Error(`the log of ${this.parts.documentId} moves on too fast`)
        tries += 1
        // Another process was faster: read what came, judge again against it [M12].
        await this.host.readOn()
        open = [...accepted.map(({ edit }) => edit), ...repeats, ...rest]
        continue
      }
      accepted.forEach(({ edit, row }, index) => {
        edit.resolve({ seq: stored[index]?.seq ?? null, at: row.at })
      })
      for (const edit of repeats) edit.resolve({ seq: null, at: this.parts.now() })
      open = rest
    }
  }

  /** Judges each edit against the text with all before it; what is refused is answered here. */
  private async judge(batch: readonly QueuedEdit[]): Promise<Judged> {
    const { bindings, documentId } = this.parts
    const guard = await this.guardOfNow()
    const judged: Judged = { accepted: [], repeats: [], touched: null, rest: [] }
    for (const [index, edit] of batch.entries()) {
      try {
        if (!this.fits(edit.update)) await this.measure(edit.update)
        const { writers, isRepeat, touched } = guard.judge(edit.update)
        // Words taken out where they no longer are: taken out where they are now.
        if (isRepeat && !(touched && (await this.needsMending(touched)))) {
          judged.repeats.push(edit)
          continue
        }
        // What moves blocks is taken alone: it is mended against the text right before it.
        if (touched && judged.accepted.length > 0) {
          guard.forget()
          judged.rest = batch.slice(index)
          break
        }
        const { userId } = edit.participant
        const mustMend = touched !== null && (await this.mustMend(touched, guard))
        if (!bindings.areKnown(documentId, writers, userId)) await this.claim(writers, userId, guard)
        judged.accepted.push({ edit, row: this.rowOf(edit) })
        if (mustMend) {
          judged.touched = touched
          judged.rest = batch.slice(index + 1)
          break
        }
      } catch (error) {
        const refusal = this.asRefusal(error)
        if (await this.isForgery(refusal, edit)) this.parts.onForgery(edit.participant, this.parts.documentId)
        edit.reject(refusal)
      }
    }
    guard.settle()
    return judged
  }

  private async needsMending(touched: Touched): Promise<boolean> {
    await this.moved.load()
    return needsMending(await this.host.text.doc(), touched, this.moved)
  }

  /** Throws when more is moved than the server can mend just now: it is sent again a little later. */
  private async mustMend(touched: Touched, guard: Guard): Promise<boolean> {
    const isNeeded = await this.needsMending(touched).catch((error: unknown) => {
      guard.forget()
      throw error
    })
    if (!isNeeded) return false
    const doc = await this.host.text.doc()
    let items = 0
    for (const structs of doc.store.clients.values()) items += structs.length
    if (this.mending.take(Date.now(), Math.min(1 + items / 1_000, 2 * mostMendedPerSecond))) return true
    guard.forget()
    throw refuse('too_many_requests')
  }

  /**
   * What the server writes behind an edit that moves blocks, or comes for blocks that were moved [M6]. Throws when
   * the store does not answer: the edit is not stored then, and sent again; unmended it would lose others' words.
   */
  private async mend(edit: { update: Uint8Array; author: UserId }, touched: Touched): Promise<WaitingRow[]> {
    const { bindings, documentId, logger, now } = this.parts
    const doc = await this.host.text.doc()
    await this.moved.load()
    const store = new Asked()
    const mended = await mend(
      doc,
      { ...edit, touched },
      {
        documentId,
        moved: this.moved,
        clientFor: (userId) => store.ask(this.hand.clientFor(userId, doc)),
        ownerOf: (client) => store.ask(bindings.ownerOf(documentId, client)),
        now,
      },
    ).catch((error: unknown) => {
      if (store.hasFailed) throw error
      // A defect of ours must not keep anybody's edit out of the log.
      logger.error('edit.not_mended', { documentId, error })
      return { rows: [], moves: [] }
    })
    await this.moved.keep(mended.moves).catch((error: unknown) => {
      this.hand.renew()
      throw error
    })
    return mended.rows.map(({ author, frame }) => {
      return { row: { author, at: now(), kind: 'edit', frame }, by: null }
    })
  }

  private asRefusal(error: unknown): Refusal {
    const { documentId, logger } = this.parts
    if (!(error instanceof Refusal)) {
      logger.error('edit.not_judged', { documentId, error })
      return refuse('not_stored')
    }
    return error
  }

  /** Also one that fails before its author is looked at, for a gap in what is another's or for what it says. */
  private async isForgery({ reason }: Refusal, { participant, update }: QueuedEdit): Promise<boolean> {
    if (reason !== 'update_gap' && reason !== 'update_malformed') return reason === 'update_foreign'
    const { bindings, documentId, logger } = this.parts
    const names = namesAhead(await this.host.text.doc(), update)
    try {
      return await bindings.isAnyOfAnother(documentId, names, participant.userId)
    } catch (error) {
      // The edit is refused either way.
      logger.error('edit.forgery-not-told', { documentId, error })
      return false
    }
  }

  private async guardOfNow(): Promise<Guard> {
    const doc = await this.host.text.doc()
    if (this.guard?.doc !== doc) this.guard = { doc, guard: new Guard(doc) }
    return this.guard.guard
  }

  private async claim(writers: readonly number[], userId: UserId, guard: Guard): Promise<void> {
    const { bindings, documentId } = this.parts
    try {
      await bindings.claim(documentId, writers, userId)
    } catch (error) {
      guard.forget()
      throw error
    }
  }

  /** The sum of what was sent only grows; the document is measured when the sum passes the limit. */
  private async measure(update: Uint8Array): Promise<void> {
    this.approximateBytes = Y.encodeStateAsUpdate(await this.host.text.doc()).length
    if (!this.fits(update)) throw refuse('document_full')
  }

  private fits(update: Uint8Array): boolean {
    return this.approximateBytes + update.length <= largestDocumentBytes
  }

  private rowOf(edit: QueuedEdit): NewRow {
    return { author: edit.participant.userId, at: this.parts.now(), kind: 'edit', frame: edit.update }
  }

  /** @returns the rows as they are in the log now */
  private async append(waiting: readonly WaitingRow[]): Promise<readonly ToldRow[] | 'behind'> {
    const { documentId, log } = this.parts
    const { text } = this.host
    const rows = waiting.map(({ row }) => row)
    const isByHand = waiting.some(({ by }) => by === null)
    const appended = await log.append(documentId, text.headSeq, rows).catch((error: unknown) => {
      if (isByHand) this.hand.renew()
      throw error
    })
    if (appended.kind === 'behind') {
      if (isByHand) this.hand.renew()
      return 'behind'
    }
    if (appended.kind === 'missing') throw new Error(`there is no log of ${documentId}`)
    await text.appended(appended.rows)
    const told = appended.rows.map(({ seq, author, at, kind, frame, hash }, index): ToldRow => ({
      seq,
      author,
      at,
      kind,
      frame,
      hash,
      by: waiting[index]?.by ?? null,
    }))
    this.host.appended(told)
    return told
  }
}

/** Remembers whether something that was asked for failed, whoever caught it. */
class Asked {
  hasFailed = false

  ask<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return answer.catch((error: unknown) => {
      this.hasFailed = true
      throw error
    })
  }
}
