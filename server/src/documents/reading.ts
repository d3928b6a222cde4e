/** Someone who reads a document: sent its record, filtered for him, whenever that changes (MODEL M8). */
import { type CanonicalRecord, hashRecord } from '@tandem/shared/documents'
import type { Log } from '../platform/log.js'
import type { Connection } from '../platform/socket/connection.js'
import type { Room } from './room.js'

/** Readers get the record at most this often: they read, they do not follow keystrokes. */
const recordPushMs = 250

/** What takes out of a record what this reader may not see. */
export type ReadersFilter = (record: CanonicalRecord) => CanonicalRecord

export class Reading {
  readonly kind = 'reading'
  private readonly room: Room
  private readonly connection: Connection<unknown>
  private readonly logger: Log
  private filter: ReadersFilter
  private timer: NodeJS.Timeout | null = null
  private lastSent = ''
  private readonly stopListening: () => void

  constructor(room: Room, connection: Connection<unknown>, filter: ReadersFilter, logger: Log) {
    this.room = room
    this.connection = connection
    this.filter = filter
    this.logger = logger
    this.stopListening = room.onChange(() => this.pushSoon())
  }

  /** What this reader sees now. */
  async record(): Promise<CanonicalRecord> {
    const record = this.filter(await this.room.record())
    this.lastSent = hashRecord(record)
    return record
  }

  /** What he may see has changed, perhaps. */
  filterBy(filter: ReadersFilter): void {
    this.filter = filter
    this.pushSoon()
  }

  stop(): void {
    this.stopListening()
    if (this.timer) clearTimeout(this.timer)
  }

  private pushSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      // The next change brings a newer record than the one that failed.
      this.push().catch((error: unknown) => this.logger.error('record.not-pushed', { error }))
    }, recordPushMs)
  }

  private async push(): Promise<void> {
    const before = this.lastSent
    const record = await this.record()
    if (this.lastSent === before) return
    const { documentId, headSeq } = this.room
    this.connection.tell({ type: 'record', documentId, headSeq, record })
  }
}
