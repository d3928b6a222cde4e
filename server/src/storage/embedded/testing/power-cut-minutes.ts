/**
 * Minutes that people write, with their images and histories, each write as a commit of its own: the power may go
 * between any two of them, and in the middle of any.
 */
import { hashRecord, readRecord, writeRecord } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as Y from 'yjs'
import { movedTextSpec, openSetAside, readRows, setAsideSpec } from '../../../documents/index.js'
import { makeImageAndSegment } from '../../../documents/make-image.js'
import type { NewRow } from '../../../documents/update-log.store.js'
import { HistoryKeeper, openHistoryImages, verifyHistory } from '../../../history/index.js'
import { makeHistory } from '../../../history/make-history.js'
import type { Blobs } from '../../../platform/blobs.js'
import type { Collections } from '../../../platform/collection.js'
import { createLog } from '../../../platform/log.js'
import { minutesToWriteIn } from '../../../testing/minutes-to-write-in.js'
import { MinutesWriter } from '../../../testing/minutes-writer.js'
import type { Store } from '../../store.js'
import { dataFile } from '../environment.js'
import { openEmbeddedStore } from '../index.js'
import type { Verdict } from './power-cut-judge.js'

const documentId = newId('doc')
const logger = createLog('silent')

/** What was promised of the minutes: rows with what the record says after them, an image, a history. */
export interface AcceptedMinutes {
  readonly rows: readonly { readonly seq: number; readonly hash: string; readonly name: string }[]
  readonly imageSeq: number
  readonly historySeq: number
}

export const nothingAccepted: AcceptedMinutes = { rows: [], imageSeq: 0, historySeq: 0 }

export interface MinutesCommit {
  readonly before: Buffer
  readonly after: Buffer
  readonly acceptedBefore: AcceptedMinutes
  /** What is promised with it, or is about to be. */
  readonly acceptedAfter: AcceptedMinutes
  readonly what: string
}

const acts = 9
const manyLooseRows = 8

/** Opens the folder, goes on from what it holds, and closes; every write is a commit in what it answers. */
export async function writeMinutesLife(
  folder: string,
  known: AcceptedMinutes,
  random: () => number,
): Promise<MinutesCommit[]> {
  const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0 })
  const life = new MinutesLife(store, folder, known)
  try {
    for (let act = 0; act < acts; act += 1) await life.goesOn(random)
    return life.commits
  } finally {
    await store.close()
  }
}

class MinutesLife {
  readonly commits: MinutesCommit[] = []
  private readonly store: Store
  private readonly folder: string
  private readonly keeper: HistoryKeeper
  private accepted: AcceptedMinutes

  constructor(store: Store, folder: string, known: AcceptedMinutes) {
    this.store = store
    this.folder = folder
    this.accepted = known
    this.keeper = new HistoryKeeper({
      ...historyParts(store),
      images: openHistoryImages(this.recordedCollections(), this.recordedBlobs()),
      maker: { make: (work) => Promise.resolve(makeHistory(work)), close: () => Promise.resolve() },
    })
  }

  async goesOn(random: () => number): Promise<void> {
    const { updateLog } = this.store
    const head = await updateLog.head(documentId)
    if (!head) return this.create()
    const loose = await updateLog.readSince(documentId, 0)
    if (loose.length < manyLooseRows) return this.append(head.seq, random)
    const previous = await updateLog.image(documentId)
    const { image, segment } = makeImageAndSegment({ previous, rows: loose, aside: [] })
    const after = { ...this.accepted, imageSeq: image.seq }
    await this.commit('image', after, () =>
      updateLog.flipImage(documentId, previous?.generation ?? 0, image, segment),
    )
    await this.keeper.make(documentId)
    this.accepted = { ...this.accepted, historySeq: head.seq }
  }

  private async create(): Promise<void> {
    const doc = new Y.Doc()
    const { record, beside } = minutesToWriteIn()
    writeRecord(doc, record)
    beside(doc)
    const row = rowOf(1, Y.encodeStateAsUpdate(doc))
    const after = { ...this.accepted, rows: [said(1, doc)] }
    await this.commit('create', after, () => this.store.updateLog.create(documentId, row))
  }

  private async append(headSeq: number, random: () => number): Promise<void> {
    const doc = await this.doc()
    const writer = new MinutesWriter(doc, random)
    const rows: NewRow[] = []
    const records = [...this.accepted.rows]
    while (rows.length === 0 || random() < 0.5) {
      const frame = writer.acts()
      if (!frame) continue
      rows.push(rowOf(headSeq + rows.length + 1, frame))
      Y.applyUpdate(doc, frame)
      records.push(said(headSeq + rows.length, doc))
    }
    const after = { ...this.accepted, rows: records }
    await this.commit('rows', after, () => this.store.updateLog.append(documentId, headSeq, rows))
  }

  private async doc(): Promise<Y.Doc> {
    const doc = keepMarks(new Y.Doc())
    for (const { frame } of await readRows(this.store.updateLog, documentId, 0)) Y.applyUpdate(doc, frame)
    return doc
  }

  private async commit<Answer>(
    what: string,
    acceptedAfter: AcceptedMinutes,
    write: () => Promise<Answer>,
  ): Promise<Answer> {
    const file = (): Promise<Buffer> => readFile(join(this.folder, dataFile))
    const before = await file()
    const answer = await write()
    this.commits.push({ before, after: await file(), acceptedBefore: this.accepted, acceptedAfter, what })
    this.accepted = acceptedAfter
    return answer
  }

  /** Writes of a history promise nothing before the last of them. */
  private aside<Answer>(what: string, write: () => Promise<Answer>): Promise<Answer> {
    return this.commit(what, this.accepted, write)
  }

  private recordedCollections(): Collections {
    return {
      collection: (spec) => {
        const values = this.store.collections.collection(spec)
        return {
          ...values,
          get: (id) => values.get(id),
          insert: (value) => this.aside('pointer', () => values.insert(value)),
          replace: (value, version) => this.aside('pointer', () => values.replace(value, version)),
        }
      },
    }
  }

  private recordedBlobs(): Blobs {
    const { blobs } = this.store
    return {
      put: (content) => this.aside('bytes', () => blobs.put(content)),
      read: (hash) => blobs.read(hash),
      reference: (hash, owner) => this.aside('owner', () => blobs.reference(hash, owner)),
      release: (hash, owner) => this.aside('release', () => blobs.release(hash, owner)),
      sweep: (olderThan) => blobs.sweep(olderThan),
    }
  }
}

/** Opens what is left after a cut: every version says what it said, from the log and from the history's image. */
export async function judgeMinutesCut(folder: string, accepted: AcceptedMinutes): Promise<Verdict> {
  let rowsFound = 0
  try {
    const warnings: string[] = []
    const log = { warn: (event: string) => warnings.push(event) }
    const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0, log })
    try {
      if (accepted.rows.length > 0) {
        const { rows, imageSeq, problems } = await verifyHistory(
          historyParts(store),
          documentId,
          accepted.rows,
        )
        problems.push(...warnings)
        rowsFound = Math.min(rows, accepted.rows.length)
        if ((imageSeq ?? 0) < accepted.historySeq)
          problems.push(`the history up to ${accepted.historySeq} is lost`)
        const image = await store.updateLog.image(documentId)
        if ((image?.seq ?? 0) < accepted.imageSeq)
          problems.push(`the image of row ${accepted.imageSeq} is lost`)
        if (problems.length > 0) return { wrong: problems.join(', '), rowsFound }
      }
      // A store that only lets itself be read would be no good either.
      await writeOnce(store, folder, accepted)
    } finally {
      await store.close()
    }
    return { wrong: null, rowsFound }
  } catch (failure) {
    return { wrong: failure instanceof Error ? failure.message : String(failure), rowsFound }
  }
}

async function writeOnce(store: Store, folder: string, accepted: AcceptedMinutes): Promise<void> {
  const life = new MinutesLife(store, folder, accepted)
  await life.goesOn(() => 0.9)
  if (life.commits.length === 0) throw new Error('nothing more is taken')
}

function historyParts({ collections, updateLog, blobs }: Store) {
  return {
    log: updateLog,
    setAside: openSetAside(collections.collection(setAsideSpec), logger),
    movedTexts: collections.collection(movedTextSpec),
    images: openHistoryImages(collections, blobs),
    logger,
  }
}

function rowOf(seq: number, frame: Uint8Array): NewRow {
  return { author: 'kor', at: seq, kind: 'edit', frame }
}

function said(seq: number, doc: Y.Doc): AcceptedMinutes['rows'][number] {
  return { seq, hash: hashRecord(readRecord(doc)), name: `row ${seq}` }
}
