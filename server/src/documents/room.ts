/**
 * One live document and the people in it.
 *
 * Always true:
 *  1. An update is in the log, on disk, before anyone else sees it: a crash loses nothing a reader has
 *     seen [SYNC-1, SYNC-2].
 *  2. A participant hears nothing before its own `opened`. Of its own edits it hears at most a repeat,
 *     in a message that others' edits share.
 *  3. Edits are judged one after the other, each against the text with all before it.
 *  4. The room outlives its last participant until the log is written.
 *  5. What other processes wrote comes from the log or in step with its chain of hashes [SYNC-4].
 */
import {
  type CanonicalRecord,
  hashRecord,
  type MinutesBlock,
  readBlockFacts,
  readRecord,
} from '@tandem/shared/documents'
import type { DocumentId, ParticipantId } from '@tandem/shared/ids'
import { mostParticipants, type Participant, type Place, refuse } from '@tandem/shared/protocol'
import type { Audience } from '../platform/socket/connection.js'
import type { Compacts } from './compacts.js'
import { DocumentText, type Missing } from './document-text.js'
import { EditNotices } from './edit-notices.js'
import { type LiveParticipant, present } from './participant.js'
import { PresenceNotices } from './presence-notices.js'
import { readRows } from './read-rows.js'
import { RoomEdits, type RoomEditsParts } from './room-edits.js'
import type { ActingFor, PrepareChange, Stored } from './acting.js'
import type { RoomNeighbours, ToldRow } from './room-neighbours.js'
import { RoomPeople } from './room-people.js'
import type { SetAside, SetAsideRow } from './set-aside.js'
import { chainRows } from './update-log.store.js'

export interface RoomParts extends RoomEditsParts {
  setAside: SetAside
  compaction: Compacts
  neighbours: RoomNeighbours
  /** Rows were appended, here or in another process. */
  changed: (documentId: DocumentId) => void
}

export class Room {
  private readonly parts: RoomParts
  private readonly text: DocumentText
  private readonly here = new RoomPeople()
  private readonly presence: PresenceNotices
  private readonly edits: RoomEdits
  private readonly editNotices: EditNotices
  /** Rows told by a neighbour, waiting for their turn. */
  private told: ToldRow[] = []
  private mustCatchUp = false
  /** Told when the log was looked at. */
  private looked: (() => void)[] = []
  private working: Promise<void> | null = null
  private readonly changeListeners = new Set<() => void>()
  private readonly peopleListeners = new Set<() => void>()
  private recordCache: { headSeq: number; record: CanonicalRecord } | null = null
  private hashCache: { headSeq: number; hash: string } | null = null

  private constructor(parts: RoomParts, text: DocumentText) {
    this.parts = parts
    this.text = text
    this.presence = new PresenceNotices({
      documentId: parts.documentId,
      count: () => this.here.size,
      everyone: () => this.everyone,
      tell: (notice, except) => this.here.tell(notice, except),
    })
    this.editNotices = new EditNotices(parts.documentId, this.here)
    this.edits = new RoomEdits(parts, {
      text,
      appended: (rows) => this.appended(rows),
      readOn: () => this.readOn(),
      readOnLater: () => {
        this.mustCatchUp = true
      },
    })
  }

  /** Reads the document from its log. Fails when it has none: content is made once, by `create` [SYNC-7]. */
  static async open(parts: RoomParts): Promise<Room> {
    const text = await DocumentText.load(parts)
    if (!text) throw refuse('not_found')
    return new Room(parts, text)
  }

  get documentId(): DocumentId {
    return this.parts.documentId
  }

  get headSeq(): number {
    return this.text.headSeq
  }

  get setAside(): readonly SetAsideRow[] {
    return this.text.aside
  }

  get looseWeight(): number {
    return this.text.looseWeight
  }

  get isIdle(): boolean {
    return this.here.size === 0 && this.changeListeners.size === 0 && this.working === null
  }

  /** Those who joined through this process. */
  get people(): readonly LiveParticipant[] {
    return this.here.all
  }

  /** Everyone in the document, whatever process they joined through. */
  get everyone(): readonly Participant[] {
    return [...this.people.map(present), ...this.parts.neighbours.peopleIn(this.documentId)]
  }

  /** The canonical record now; read once for each position of the log. */
  async record(): Promise<CanonicalRecord> {
    const known = this.recordCache
    if (known?.headSeq === this.headSeq) return known.record
    const read = await this.text.read((doc) => ({ headSeq: this.headSeq, record: readRecord(doc) }))
    this.recordCache = read
    return read.record
  }

  /** Of the canonical record; of the record itself nothing is kept, since most only compare [SYNC-6]. */
  async recordHash(): Promise<string> {
    const known = this.hashCache
    if (known?.headSeq === this.headSeq) return known.hash
    const read = await this.text.read((doc) => ({
      headSeq: this.headSeq,
      hash: hashRecord(
        this.recordCache?.headSeq === this.headSeq ? this.recordCache.record : readRecord(doc),
      ),
    }))
    this.hashCache = read
    return read.hash
  }

  /** What is said of the blocks of minutes, without the words: reading all of a long record takes a while. */
  async blockFacts(): Promise<MinutesBlock[]> {
    return this.text.read(readBlockFacts)
  }

  /**
   * Everything the log has now is here. Who comes from another process may have seen it there, and would
   * send it back as his own [SYNC-4, SYNC-5].
   */
  async caughtUp(): Promise<void> {
    const head = await this.parts.log.head(this.documentId)
    if (!head || head.seq <= this.headSeq) return
    await new Promise<void>((looked) => {
      this.looked.push(looked)
      this.catchUp()
    })
    if (head.seq > this.headSeq) throw refuse('not_stored')
  }

  /** What someone who comes lacks: after everything seen up to `seenSeq`, or by what he has. */
  missingFor(seenSeq: number | undefined, stateVector: Uint8Array | undefined): Promise<Missing> {
    return this.text.missingFor(seenSeq, stateVector)
  }

  join(participant: LiveParticipant): void {
    if (this.everyone.length >= mostParticipants) throw refuse('too_many_people')
    this.here.add(participant)
    this.peopleChanged(participant, [present(participant)], [])
  }

  /** Whom a newcomer is told of with the text. */
  othersFor(newcomer: LiveParticipant): Participant[] {
    return this.presence.forNewcomer(newcomer)
  }

  has(id: ParticipantId): boolean {
    return this.here.has(id)
  }

  /** From now on this participant is told together with others. */
  seat(id: ParticipantId, audience: Audience | null): void {
    if (audience) this.here.seat(id, audience)
  }

  leave(id: ParticipantId): void {
    const participant = this.here.remove(id)
    if (participant) this.peopleChanged(participant, [], [id])
  }

  place(id: ParticipantId, place: Place | null): void {
    const participant = this.here.get(id)
    if (!participant) throw refuse('not_joined')
    const before = participant.place
    const movedItem = before?.itemId !== place?.itemId || before?.blockId !== place?.blockId
    participant.place = place
    this.peopleChanged(participant, [present(participant)], [], movedItem)
  }

  /** Takes over an edit: answers after it is on disk, and only then lets others see it. */
  edit(participant: LiveParticipant, update: Uint8Array): Promise<Stored> {
    if (!this.here.has(participant.id)) return Promise.reject(refuse('not_joined'))
    const stored = this.edits.add(participant, update)
    this.work()
    return stored
  }

  /**
   * Changes the text in a person's name: done on a copy, logged as his, and told to everyone. Nothing is written
   * when nothing changed. Asked again when another process was faster; what it throws is thrown here.
   */
  act(acting: ActingFor, prepare: PrepareChange): Promise<Stored> {
    const stored = this.edits.act(acting, prepare)
    this.work()
    return stored
  }

  /** Another process appended these rows. A hint: what does not follow on the head is read from the log [SYNC-4]. */
  hear(rows: readonly ToldRow[]): void {
    this.told.push(...rows)
    this.work()
  }

  /** Reads what other processes appended, in case nobody could tell. */
  catchUp(): void {
    this.mustCatchUp = true
    this.work()
  }

  /** People in other processes came, moved or went. */
  hearPeople(changed: Participant[], left: ParticipantId[]): void {
    this.presence.say(changed, left, null)
    this.tellPeopleListeners()
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

  imageMade(seq: number): void {
    this.text.imageMade(seq)
  }

  /** Resolves when everything taken so far is answered. */
  async drained(): Promise<void> {
    while (this.working) await this.working
  }

  async destroy(): Promise<void> {
    this.presence.stop()
    this.editNotices.stop()
    this.parts.bindings.forget(this.documentId)
    await this.text.destroy()
  }

  private work(): void {
    this.working ??= this.workOff().finally(() => {
      this.working = null
      // Something may have come between the last look and now.
      if (this.hasWork) this.work()
    })
  }

  private get hasWork(): boolean {
    return !this.edits.isEmpty || this.told.length > 0 || this.mustCatchUp
  }

  private async workOff(): Promise<void> {
    while (this.hasWork) {
      const waiting = this.looked.splice(0)
      try {
        await this.takeTold()
      } catch (error) {
        // The store does not answer: the next edit, or the next look, finds what was missed.
        this.parts.logger.error('room.not-caught-up', { documentId: this.documentId, error })
      }
      for (const looked of waiting) looked()
      await this.edits.takeSome()
    }
  }

  private async takeTold(): Promise<void> {
    const rows = this.told.splice(0).filter((row) => row.seq > this.headSeq)
    const follows = rows.every((row, index) => row.seq === this.headSeq + 1 + index)
    const mustCatchUp = this.mustCatchUp || !follows
    this.mustCatchUp = false
    if (rows.length > 0 && follows) {
      await this.takeRows(chained(rows, this.text.headHash))
      // A hint that is not what the log has: read it there.
      if (rows.at(-1)?.seq !== this.headSeq) await this.readOn()
    }
    if (mustCatchUp) await this.readOn()
  }

  private async readOn(): Promise<void> {
    const rows = await readRows(this.parts.log, this.documentId, this.headSeq)
    await this.takeRows(rows.map((row) => ({ ...row, by: null })))
  }

  private async takeRows(rows: readonly ToldRow[]): Promise<void> {
    if (rows.length === 0) return
    this.edits.othersWrote()
    const good = new Set(await this.text.take(rows))
    this.tellRows(rows.filter((row) => good.has(row)))
  }

  private appended(rows: readonly ToldRow[]): void {
    this.tellRows(rows)
    this.parts.neighbours.appended(this.documentId, rows)
    this.parts.compaction.rowsAppended(this.documentId, this.text.looseWeight)
  }

  private tellRows(rows: readonly ToldRow[]): void {
    for (const row of rows) this.edits.grew(row.frame.length)
    this.editNotices.tell(rows)
    this.parts.changed(this.documentId)
    for (const listener of this.changeListeners) listener()
  }

  private peopleChanged(
    of: LiveParticipant,
    changed: Participant[],
    left: ParticipantId[],
    isNews: boolean = true,
  ): void {
    this.presence.say(changed, left, of)
    this.parts.neighbours.peopleChanged(this.documentId, changed, left)
    if (isNews) this.tellPeopleListeners()
  }

  private tellPeopleListeners(): void {
    for (const listener of this.peopleListeners) listener()
  }
}

/** The rows as far as their hashes follow from the head; a hint may be anything. */
function chained(rows: readonly ToldRow[], headHash: string): ToldRow[] {
  const good: ToldRow[] = []
  let seq = (rows[0]?.seq ?? 1) - 1
  let hash = headHash
  for (const row of rows) {
    const [expected] = chainRows({ seq, hash }, [row])
    if (expected?.hash !== row.hash) break
    good.push(row)
    seq = row.seq
    hash = row.hash
  }
  return good
}
