/** The log of a document that people wrote in at random, on line and off: for tests of its history. */
import { type CanonicalRecord, writeRecord } from '@tandem/shared/documents'
import { type DocumentId, newId, type UserId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { LogRow, UpdateLog } from '../documents/index.js'
import { anAgenda } from './an-agenda.js'
import { memoryUpdateLog } from './memory-update-log.js'
import { MinutesWriter } from './minutes-writer.js'
import { someMinutes } from './some-minutes.js'
import { Writer } from './writer.js'

export interface WrittenLog {
  readonly log: UpdateLog
  readonly documentId: DocumentId
  readonly authors: readonly UserId[]
  /** Goes on writing. */
  write(steps: number): Promise<void>
  rows(): Promise<LogRow[]>
}

export async function writtenLog(
  kind: CanonicalRecord['kind'],
  random: () => number,
  { people = 3, log = memoryUpdateLog() }: { people?: number; log?: UpdateLog } = {},
): Promise<WrittenLog> {
  const documentId = newId('doc')
  const server = new Y.Doc()
  writeRecord(server, kind === 'record' ? someMinutes() : anAgenda())
  const authors = Array.from({ length: people }, () => newId('usr'))
  const [first = newId('usr')] = authors
  let at = Date.parse('2023-07-11T09:00:00Z')
  await log.create(documentId, {
    author: first,
    at,
    kind: 'edit',
    frame: Y.encodeStateAsUpdate(server),
  })
  const writers = authors.map((author) => {
    const writer = kind === 'record' ? new MinutesWriter(server, random) : new Writer(server, random)
    return { author, writer }
  })
  let seq = 1
  const send = async ({ author, writer }: (typeof writers)[number]): Promise<void> => {
    for (const frame of writer.framesFor(server)) {
      at += Math.floor(random() * 4_000)
      Y.applyUpdate(server, frame)
      await log.append(documentId, seq, [{ author, at, kind: 'edit', frame }])
      seq += 1
    }
    writer.hears(server)
  }
  return {
    log,
    documentId,
    authors,
    async write(steps) {
      for (let step = 0; step < steps; step += 1) {
        const each = writers[Math.floor(random() * writers.length)]
        if (!each) return
        if (random() < 0.1) each.writer.isOnline = !each.writer.isOnline
        each.writer.acts()
        if (each.writer.isOnline) await send(each)
      }
      for (const each of writers) await send(each)
    },
    rows: () => log.readSince(documentId, 0),
  }
}
