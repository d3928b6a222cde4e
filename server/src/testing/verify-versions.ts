/**
 * Holds the histories of all documents against themselves and against what they said when this was last asked,
 * while no server runs: `DATA_DIR=… node verify-versions.js <file> [make]`. The file keeps what they say, for the next
 * time; tells as JSON how many versions were compared and what is not as it was. With `make`, images of everything
 * are made first, from those that are there.
 */
import { hashRecord, readRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as Y from 'yjs'
import { documentSpec, movedTextSpec, openSetAside, readRows, setAsideSpec } from '../documents/index.js'
import { HistoryKeeper, type HistoryKeeperParts, openHistoryImages, verifyHistory } from '../history/index.js'
import { makeHistory } from '../history/make-history.js'
import { readConfig } from '../platform/config.js'
import { createLog } from '../platform/log.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import type { Store } from '../storage/store.js'

export interface VersionsVerdict {
  /** Versions of which it was known what they said. */
  known: number
  /** Histories that were read from an image as well. */
  images: number
  problems: string[]
}

type Known = Record<DocumentId, { seq: number; hash: string; name: string }[]>

/** Of each document and each time: the last row, and so many before it that were not noted yet. */
const notedEachTime = 6

/** No thread: nothing else is done here. */
const makerHere: HistoryKeeperParts['maker'] = {
  make: (work) => Promise.resolve(makeHistory(work)),
  close: () => Promise.resolve(),
}

const [file = '', make] = process.argv.slice(2)
const store = await openStore()
try {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Known) : {}
  const verdict: VersionsVerdict = { known: 0, images: 0, problems: [] }
  for (const { value } of await store.collections.collection(documentSpec).all()) {
    const stored = known[value.id] ?? []
    const parts = partsOver(store)
    if (make) await new HistoryKeeper({ ...parts, maker: makerHere }).make(value.id)
    const { imageSeq, problems } = await verifyHistory(parts, value.id, stored)
    verdict.known += stored.length
    if (imageSeq !== null) verdict.images += 1
    verdict.problems.push(...problems.map((problem) => `${value.symbol}: ${problem}`))
    known[value.id] = [...stored, ...(await note(store, value.id, stored.at(-1)?.seq ?? 0))]
  }
  writeFileSync(file, JSON.stringify(known))
  process.stdout.write(JSON.stringify(verdict))
} finally {
  await store.close()
}

/** What the record says after some of the rows that came since. */
async function note({ updateLog }: Store, id: DocumentId, after: number): Promise<Known[DocumentId]> {
  const rows = await readRows(updateLog, id, 0)
  const step = Math.max(1, Math.ceil((rows.length - after) / notedEachTime))
  const doc = keepMarks(new Y.Doc())
  const noted: Known[DocumentId] = []
  for (const { seq, frame } of rows) {
    Y.applyUpdate(doc, frame)
    const isWanted = seq > after && ((seq - after) % step === 0 || seq === rows.length)
    if (isWanted) noted.push({ seq, hash: hashRecord(readRecord(doc)), name: `row ${seq}, as it was read` })
  }
  return noted
}

async function openStore(): Promise<Store> {
  const { dataFolder: folder, mongodbUri: uri, databaseWaitMs: waitMs } = readConfig(process.env, 'real use')
  const purpose = 'production'
  if (uri === null) return openEmbeddedStore({ folder, purpose, now: Date.now })
  const { openMongoStore } = await import('../storage/mongo/index.js')
  return openMongoStore({ uri, purpose, now: Date.now, waitMs })
}

function partsOver({ collections, updateLog, blobs }: Store) {
  const logger = createLog('silent')
  return {
    log: updateLog,
    setAside: openSetAside(collections.collection(setAsideSpec), logger),
    movedTexts: collections.collection(movedTextSpec),
    images: openHistoryImages(collections, blobs),
    logger,
  }
}
