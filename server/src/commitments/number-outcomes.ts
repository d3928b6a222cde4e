/**
 * Gives the outcomes of records their numbers while people write [CM-1, CM-2].
 *
 * Always true:
 *  1. An outcome has one row, whichever process and however many looked at it at once.
 *  2. A row is never removed: an outcome that comes back, by undo, comes back with its number.
 *  3. One look at a document at a time; what changes meanwhile is looked at afterwards.
 */
import { type MinutesBlock, type MinutesRecord, writeDue } from '@tandem/shared/documents'
import { type DocumentId, newId } from '@tandem/shared/ids'
import type { Document, Documents, RecordDocument } from '../documents/index.js'
import type { Meetings } from '../meetings/index.js'
import type { Collection, Stored } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import { outcomeKey, type Seen, type StoredCommitment } from './commitments.store.js'
import { insertNumbered } from './numbers.js'
import { opensCommitment, type OutcomeBlock, seenIn } from './outcome-block.js'

export interface NumberOutcomesParts {
  rows: Collection<StoredCommitment>
  documents: Pick<Documents, 'find' | 'readBlockFacts'>
  meetings: Pick<Meetings, 'find'>
  /** Domain time, ms. */
  now: () => number
  log: Log
  /** The numbers in this document are others than they were. */
  numbersChanged: (documentId: DocumentId) => void
}

/** A number is there a moment after its outcome, and a record in which people type is looked at five times a second. */
const lookAfterMs = 200

export class NumberOutcomes {
  private readonly parts: NumberOutcomesParts
  private readonly waiting = new Map<DocumentId, NodeJS.Timeout>()
  private readonly looking = new Map<DocumentId, Promise<unknown>>()
  /** The numbers of a document as they were last told. */
  private readonly last = new Map<DocumentId, string>()
  /** Agendas: what a document is never changes. */
  private readonly noRecords = new Set<DocumentId>()
  private isClosed = false

  constructor(parts: NumberOutcomesParts) {
    this.parts = parts
  }

  /** The document has new rows: looks soon, and once for all that come until then. */
  changed(documentId: DocumentId): void {
    if (this.isClosed || this.waiting.has(documentId) || this.noRecords.has(documentId)) return
    const timer = setTimeout(() => {
      this.waiting.delete(documentId)
      // The next change, or the next reader of the register, looks again.
      this.look(documentId).catch((error: unknown) =>
        this.parts.log.error('commitments.not-numbered', { documentId, error }),
      )
    }, lookAfterMs)
    timer.unref()
    this.waiting.set(documentId, timer)
  }

  /** Every outcome of this record has its row when this resolves. */
  async numbered(document: RecordDocument, record: MinutesRecord): Promise<void> {
    await this.inTurn(document.id, () => this.giveNumbers(document, record.blocks))
  }

  /** Nothing is looked at any more; what is under way is finished. */
  async close(): Promise<void> {
    this.isClosed = true
    for (const timer of this.waiting.values()) clearTimeout(timer)
    this.waiting.clear()
    await Promise.allSettled(this.looking.values())
  }

  private async look(documentId: DocumentId): Promise<void> {
    const document: Document | null = await this.parts.documents.find(documentId)
    if (document?.kind === 'agenda') this.noRecords.add(documentId)
    if (document?.kind !== 'record') return
    await this.inTurn(documentId, async () => {
      const blocks = await this.parts.documents.readBlockFacts(documentId)
      const numbers = await this.giveNumbers(document, blocks)
      const before = this.last.get(documentId) ?? ''
      this.last.set(documentId, numbers)
      if (numbers !== before) this.parts.numbersChanged(documentId)
    })
  }

  private async inTurn(documentId: DocumentId, act: () => Promise<unknown>): Promise<void> {
    const before = this.looking.get(documentId) ?? Promise.resolve()
    const mine = before.then(act, act)
    this.looking.set(documentId, mine)
    try {
      await mine
    } finally {
      if (this.looking.get(documentId) === mine) this.looking.delete(documentId)
    }
  }

  /** The numbers of the record's outcomes, to tell whether they are others than before. */
  private async giveNumbers(document: RecordDocument, blocks: readonly MinutesBlock[]): Promise<string> {
    const { rows } = this.parts
    const known = await rows.find('bySource', [document.id])
    const byOutcome = new Map(known.map((stored) => [stored.value.outcome, stored]))
    const numbers: string[] = []
    for (const block of blocks) {
      const opens = opensCommitment(block)
      const row = byOutcome.get(outcomeKey(document.id, block.id))
      if (opens) numbers.push(`${block.id} ${row?.value.number ?? (await this.open(document, block))}`)
      const here = known.filter(({ value }) => value.sourceBlockId === block.id)
      for (const stored of here) await this.keepSeen(stored, seenIn(block, stored.value.seen))
    }
    return numbers.join('\n')
  }

  private async open(document: RecordDocument, block: OutcomeBlock): Promise<string> {
    const { rows, meetings, now } = this.parts
    const meeting = await meetings.find(document.meetingId)
    if (!meeting) throw new Error(`The record ${document.id} has lost its meeting.`)
    const outcome = outcomeKey(document.id, block.id)
    const opened = await insertNumbered(
      rows,
      {
        ...newRow(seenIn(block, block)),
        sourceDocumentId: document.id,
        sourceBlockId: block.id,
        outcome,
        events: [{ at: now(), by: null, what: 'opened', note: '', number: null }],
      },
      meeting,
    )
    // Another process was first.
    return opened?.number ?? (await rows.findOne('byOutcome', [outcome]))?.value.number ?? ''
  }

  /** A row somebody acts on at this moment is left alone: the next look sees to it. */
  private async keepSeen({ value, version }: Stored<StoredCommitment>, seen: Seen): Promise<void> {
    if (isSame(value.seen, seen)) return
    await this.parts.rows.replace({ ...value, seen }, version)
  }
}

function isSame(a: Seen, b: Seen): boolean {
  const facts = ({ verb, compartment, owners, counterparts, due }: Seen): string =>
    JSON.stringify([verb, compartment, owners, counterparts, due && writeDue(due)])
  return facts(a) === facts(b)
}

/** What every row begins with. */
export function newRow(
  seen: Seen,
): Omit<
  StoredCommitment,
  'groupId' | 'meetingId' | 'number' | 'sourceDocumentId' | 'sourceBlockId' | 'outcome' | 'events'
> {
  return {
    id: newId('cmt'),
    formerNumbers: [],
    seen,
    terms: null,
    wording: null,
    status: 'open',
    ownersDone: [],
    confirmed: null,
    carriedTo: null,
    activityId: null,
  }
}
