/**
 * Edits on their way into the log of one document: judged one after the other, appended together, and
 * answered when they are on disk [SYNC-1, SYNC-3, SYNC-5].
 */
import type { DocumentId, UserId } from '@tandem/shared/ids'
import { largestDocumentBytes, Refusal, refuse } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import type { Log } from '../platform/log.js'
import type { ClientBindings } from './client-bindings.js'
import type { DocumentText } from './document-text.js'
import { Guard } from './guard/guard.js'
import { namesAhead } from './names-ahead.js'
import type { LiveParticipant } from './participant.js'
import type { ToldRow } from './room-neighbours.js'
import { chainRows, type NewRow, type UpdateLog } from './update-log.store.js'

export interface RoomEditsParts {
  documentId: DocumentId
  log: UpdateLog
  bindings: ClientBindings
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

export interface Stored {
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

interface AcceptedEdit {
  edit: QueuedEdit
  row: NewRow
}

/** Edits judged and appended together: enough to fill a commit, few and small enough to answer soon. */
const mostEditsInOneAppend = 512
const mostBytesInOneAppend = 4 * 1024 * 1024
/** How often an append gives way to another process before the person is told to wait. */
const mostTries = 20

export class RoomEdits {
  private readonly parts: RoomEditsParts
  private readonly host: RowsHost
  private queue: QueuedEdit[] = []
  private guard: { doc: Y.Doc; guard: Guard } | null = null
  /** Of the document, counted up with each row: an upper bound until it is measured. */
  private approximateBytes = 0

  constructor(parts: RoomEditsParts, host: RowsHost) {
    this.parts = parts
    this.host = host
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

  grew(bytes: number): void {
    this.approximateBytes += bytes
  }

  /** Works off what fills one append. Never throws: whatever happens is each edit's answer. */
  async takeSome(): Promise<void> {
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

  private takeBatch(): QueuedEdit[] {
    let bytes = 0
    let count = 0
    while (count < this.queue.length && count < mostEditsInOneAppend) {
      bytes += (this.queue[count] as QueuedEdit).update.length
      if (bytes > mostBytesInOneAppend && count > 0) break
      count += 1
    }
    return this.queue.splice(0, count)
  }

  private async takeOver(batch: readonly QueuedEdit[]): Promise<void> {
    let open = batch
    for (let tries = 0; open.length > 0; tries += 1) {
      const { accepted, repeats } = await this.judge(open)
      const outcome = accepted.length === 0 ? 'stored' : await this.append(accepted)
      if (outcome === 'stored') {
        for (const edit of repeats) edit.resolve({ seq: null, at: this.parts.now() })
        return
      }
      if (tries === mostTries) throw new Error(`the log of ${this.parts.documentId} moves on too fast`)
      // Another process was faster: read what came, judge again against it [M12].
      await this.host.readOn()
      open = [...accepted.map(({ edit }) => edit), ...repeats]
    }
  }

  /** Judges each edit against the text with all before it; what is refused is answered here. */
  private async judge(
    batch: readonly QueuedEdit[],
  ): Promise<{ accepted: AcceptedEdit[]; repeats: QueuedEdit[] }> {
    const { bindings, documentId } = this.parts
    const guard = await this.guardOfNow()
    const accepted: AcceptedEdit[] = []
    const repeats: QueuedEdit[] = []
    for (const edit of batch) {
      try {
        if (!this.fits(edit.update)) await this.measure(edit.update)
        const { writers, isRepeat } = guard.judge(edit.update)
        if (isRepeat) {
          repeats.push(edit)
          continue
        }
        const { userId } = edit.participant
        if (!bindings.areKnown(documentId, writers, userId)) await this.claim(writers, userId, guard)
        accepted.push({ edit, row: this.rowOf(edit) })
      } catch (error) {
        const refusal = this.asRefusal(error)
        if (await this.isForgery(refusal, edit)) this.parts.onForgery(edit.participant, this.parts.documentId)
        edit.reject(refusal)
      }
    }
    guard.settle()
    return { accepted, repeats }
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

  private async append(accepted: readonly AcceptedEdit[]): Promise<'stored' | 'behind'> {
    const { documentId, log } = this.parts
    const { text } = this.host
    const rows = accepted.map(({ row }) => row)
    const appended = await log.append(documentId, text.headSeq, rows)
    if (appended.kind === 'behind') return 'behind'
    if (appended.kind === 'missing') throw new Error(`there is no log of ${documentId}`)
    const chain = chainRows({ seq: text.headSeq, hash: text.headHash }, rows)
    await text.appended(chain)
    const told = chain.map((row, index): ToldRow => ({
      ...row,
      by: accepted[index]?.edit.participant.id ?? null,
    }))
    this.host.appended(told)
    accepted.forEach(({ edit, row }, index) => edit.resolve({ seq: told[index]?.seq ?? null, at: row.at }))
    return 'stored'
  }
}
