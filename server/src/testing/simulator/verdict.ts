/** After the storm: is everything the same everywhere, and everything there that people were told was stored? */
import { hashRecord, readRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import { DocumentText } from '../../documents/document-text.js'
import { readRows } from '../../documents/read-rows.js'
import { openSetAside, setAsideSpec } from '../../documents/set-aside.js'
import { findBrokenRow, type LogRow, type UpdateLog } from '../../documents/update-log.store.js'
import { type Fate, latin1, type Ledger } from './ledger.js'
import type { SimulatedDevice } from './simulated-device.js'
import type { SimulatedNode } from './simulated-node.js'
import type { SimulatedDisk } from './simulated-disk.js'
import { watchedLog } from './watched-log.js'
import { judgeMinutes } from './judge-minutes.js'
import type { Subject } from './subject.js'
import { standingWords } from './words-in-text.js'

interface World {
  documentId: DocumentId
  subject: Subject
  disk: SimulatedDisk
  ledger: Ledger
  devices: readonly SimulatedDevice[]
  nodes: readonly SimulatedNode[]
}

/** Tells the ledger of everything that is wrong; answers the hash on which all agree. */
export async function judgeTheEnd(world: World): Promise<string> {
  const { documentId, subject, disk, ledger, devices, nodes } = world
  const log = quietLog(disk)
  const rows = await readRows(log, documentId, 0)
  if (findBrokenRow(rows) !== null) ledger.wrong('the chain of hashes is broken [SYNC-4]')
  const cold = await coldDoc(log, world)
  const hash = hashRecord(readRecord(cold))
  const agrees = (what: string, doc: Y.Doc): void => {
    if (doc.store.pendingStructs || doc.store.pendingDs) ledger.wrong(`something is pending in ${what}`)
    if (hashRecord(readRecord(doc)) !== hash) ledger.wrong(`${what} reads another text than the log`)
  }
  agrees('image and rows', cold)
  agrees('the rows alone', docOf(rows))
  for (const device of devices) {
    if (device.person.right !== 'edit') continue
    agrees(`the page of ${device.person.userId}`, device.doc)
    if (device.sync.status.unstored !== 0) ledger.wrong(`${device.person.userId} still has unstored text`)
  }
  for (const node of nodes) await judgeNode(node, agrees)
  if (subject.kind === 'record') await judgeMinutes(world, rows)
  else judgeAgendaWords(world, standingWords(cold))
  judgeKeptWords(world, rows)
  return hash
}

async function judgeNode(node: SimulatedNode, agrees: (what: string, doc: Y.Doc) => void): Promise<void> {
  const room = await node.room()
  if (!room) return
  // What someone is sent who comes now: it would carry what is pending along.
  const doc = keepMarks(new Y.Doc())
  for (const update of (await room.missingFor(undefined, undefined)).updates) Y.applyUpdate(doc, update)
  agrees(`the room of ${node.name}`, doc)
}

function judgeAgendaWords({ ledger }: World, standing: ReadonlyMap<number, number>): void {
  for (const [id, fate] of ledger.fates) {
    const wrong = wrongOf(fate, standing.get(id) ?? 0)
    if (wrong) ledger.wrong(`word ${id} by ${fate.typedBy} ${wrong}`)
  }
}

/** What someone typed who may write no more is on his device, and nowhere else. */
function judgeKeptWords({ ledger, subject, devices }: World, rows: readonly LogRow[]): void {
  const logged = rows.map((row) => latin1(row.frame)).join('\n')
  for (const { person, waitingWords, doc, sync } of devices) {
    if (person.right === 'edit') continue
    const here = subject.keptWords(doc, new Map(sync.unstored.ranges))
    for (const id of waitingWords) {
      const fate = ledger.fates.get(id)
      if (!fate || fate.isDeleted || fate.isAcknowledged) continue
      if (!here.has(id)) ledger.wrong(`word ${id} was not stored and is gone from its device [SYNC-15]`)
      if (sync.status.unstored === 0) ledger.wrong(`word ${id} was not stored and is not counted [SYNC-15]`)
      if (fate.arrivedAt === null && logged.includes(`<${id}>`)) {
        ledger.wrong(`word ${id} never came to a server and is in the log`)
      }
    }
  }
}

function wrongOf(fate: Fate, times: number): string | null {
  if (times > 1) return `stands ${times} times`
  if (times === 1) return fate.isDeletionAcknowledged ? 'was deleted, with an answer, and stands again' : null
  return fate.isAcknowledged && !fate.isDeleted ? 'was acknowledged and is lost [SYNC-1]' : null
}

/** Opens the document as a server does after a start. */
async function coldDoc(log: UpdateLog, { documentId, disk, ledger }: World): Promise<Y.Doc> {
  const logger = watchedLog(ledger)
  const setAside = openSetAside(disk.collections.collection(setAsideSpec), logger)
  const text = await DocumentText.load({ documentId, log, setAside, logger })
  if (!text) throw new Error('the document is gone')
  return text.doc()
}

function docOf(rows: readonly LogRow[]): Y.Doc {
  const doc = keepMarks(new Y.Doc())
  for (const row of rows) Y.applyUpdate(doc, row.frame)
  return doc
}

/** The log without weather, for looking only. */
function quietLog(disk: SimulatedDisk): UpdateLog {
  const never = (): never => {
    throw new Error('a judge writes nothing')
  }
  return {
    create: never,
    append: never,
    flipImage: never,
    heads: never,
    cutTornTails: never,
    readSince: async (documentId, afterSeq, limit) => disk.readSince(documentId, afterSeq, limit),
    head: async (documentId) => disk.head(documentId),
    image: async (documentId) => disk.image(documentId),
    segments: async (documentId, afterSeq) => disk.segments(documentId, afterSeq),
  }
}
