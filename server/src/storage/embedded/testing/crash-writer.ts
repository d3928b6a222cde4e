import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { packRows } from '../../../documents/pack-rows.js'
import type { NewRow } from '../../../documents/update-log.store.js'
import { openHistoryImages } from '../../../history/history-images.js'
import { openEmbeddedStore } from '../index.js'
import { groupOf, people, type Acknowledged } from './crash-facts.js'

/** A process to be killed: writes without end, and says each thing once the store has promised it. */

const [folder = '', run = ''] = process.argv.slice(2)
const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0 })
const histories = openHistoryImages(store.collections, store.blobs)
const members = store.collections.collection(people)

// Straight to the descriptor: a line is with the parent when the call returns, whatever happens then.
function acknowledge(fact: Acknowledged): void {
  writeSync(1, `${JSON.stringify(fact)}\n`)
}

async function writeDocument(documentId: string): Promise<never> {
  const row = (seq: number): NewRow => ({
    author: documentId,
    at: seq,
    kind: 'edit',
    frame: new Uint8Array((seq * 977) % 6000).fill(seq),
  })
  let seq = (await store.updateLog.head(documentId))?.seq ?? 0
  for (;;) {
    const rows = Array.from({ length: (seq % 3) + 1 }, (_, at) => row(seq + at + 1))
    const outcome = await (seq === 0
      ? store.updateLog.create(documentId, row(1))
      : store.updateLog.append(documentId, seq, rows))
    if (outcome.kind !== 'stored') throw new Error(`${documentId}: ${outcome.kind}`)
    seq = outcome.seq
    acknowledge({ kind: 'rows', documentId, seq, hash: outcome.hash })
    if (seq % 10 === 0) await makeImage(documentId)
  }
}

/** Of all that is loose; the bytes of the image tell of which row it is. */
async function makeImage(documentId: string): Promise<void> {
  const rows = await store.updateLog.readSince(documentId, 0)
  const { seq = 0, hash = '' } = rows.at(-1) ?? {}
  const live = new Uint8Array(30_000).fill(seq)
  const segment = { fromSeq: rows[0]?.seq ?? 0, toSeq: seq, packed: packRows(rows) }
  const generation = (await store.updateLog.image(documentId))?.generation ?? 0
  const image = { seq, hash, live, stateVector: live.subarray(0, 10) }
  const outcome = await store.updateLog.flipImage(documentId, generation, image, segment)
  if (outcome.kind !== 'stored') throw new Error(`${documentId}: ${outcome.kind}`)
  acknowledge({ kind: 'image', documentId, seq })
  const before = (await histories.read(documentId))?.generation ?? 0
  const packed = await histories.flip(documentId, before, { seq, bytes: live })
  if (packed !== 'stored') throw new Error(`${documentId}: ${packed}`)
  acknowledge({ kind: 'history', documentId, seq })
}

async function writePeople(writer: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const id = `${run}-${writer}-${number}`
    await members.insert({ id, email: `${id}@1`, group: groupOf(number) })
    acknowledge({ kind: 'person', id, version: 1 })
    await members.replace({ id, email: `${id}@2`, group: groupOf(number + 1) }, 1)
    acknowledge({ kind: 'person', id, version: 2 })
    if (number % 3 > 0) continue
    await members.remove(id, 2)
    acknowledge({ kind: 'removed', id })
  }
}

async function writeBlobs(): Promise<never> {
  for (let number = 0; ; number += 1) {
    const bytes = createHash('sha512').update(`${run} ${number}`).digest()
    const { hash } = await store.blobs.put(bytes)
    await store.blobs.reference(hash, 'paper')
    acknowledge({ kind: 'blob', hash })
  }
}

await Promise.all([
  ...[0, 1, 2, 3].map((number) => writeDocument(`document ${number}`)),
  ...[0, 1, 2, 3].map(writePeople),
  writeBlobs(),
])
