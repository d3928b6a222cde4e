import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packRows } from '../../../documents/pack-rows.js'
import type { NewRow } from '../../../documents/update-log.store.js'
import type { Store } from '../../store.js'
import { dataFile } from '../environment.js'
import { groupOf, people } from './crash-facts.js'
import type { Accepted } from './power-cut-judge.js'

const documents = ['minutes', 'agenda', 'draft']

/** One commit: the file before and after it, and what the store promised with it. */
export interface Commit {
  readonly before: Buffer
  readonly after: Buffer
  readonly accepted: Accepted[]
}

/** Lets everything of one turn share a commit: edits of several documents, now and then an image or a person. */
export async function writeCommit(
  store: Store,
  folder: string,
  name: string,
  random: () => number,
): Promise<Commit> {
  // Between two commits nothing is being written: the file can be read as it is.
  const file = () => readFile(join(folder, dataFile))
  const acts = await Promise.all(documents.map((id) => prepare(store, id, random)))
  const before = await file()
  const promises = acts.map((act) => act())
  if (random() < 0.4) promises.push(addPerson(store, name))
  const accepted = (await Promise.all(promises)).flat()
  return { before, after: await file(), accepted }
}

/** Reads what is needed first, so that the writes themselves begin in one turn. */
async function prepare(
  { updateLog }: Store,
  documentId: string,
  random: () => number,
): Promise<() => Promise<Accepted[]>> {
  const loose = await updateLog.readSince(documentId, 0)
  const seq = (await updateLog.head(documentId))?.seq ?? 0
  const last = loose.at(-1)
  if (last && loose.length > 12 && random() < 0.5) {
    const generation = (await updateLog.image(documentId))?.generation ?? 0
    const live = new Uint8Array(Math.floor(random() * 20_000)).fill(last.seq)
    const image = { seq: last.seq, hash: last.hash, live, stateVector: new Uint8Array(40) }
    const segment = { fromSeq: loose[0]?.seq ?? 0, toSeq: last.seq, packed: packRows(loose) }
    return async () => {
      const flipped = await updateLog.flipImage(documentId, generation, image, segment)
      if (flipped.kind !== 'stored') throw new Error(`${documentId}: ${flipped.kind}`)
      return [{ kind: 'image', documentId, seq: image.seq }]
    }
  }
  const count = seq === 0 ? 1 : 1 + Math.floor(random() * 3)
  const rows = Array.from({ length: count }, (_, at) => anyRow(seq + at + 1, random))
  return async () => {
    const [first] = rows
    if (!first) return []
    const outcome = await (seq === 0
      ? updateLog.create(documentId, first)
      : updateLog.append(documentId, seq, rows))
    if (outcome.kind !== 'stored') throw new Error(`${documentId}: ${outcome.kind}`)
    return [{ kind: 'row', documentId, seq: outcome.seq, hash: outcome.hash }]
  }
}

function anyRow(seq: number, random: () => number): NewRow {
  const length = random() < 0.1 ? 9_000 : Math.floor(random() * 600)
  const frame = Uint8Array.from({ length }, () => Math.floor(random() * 256))
  return { author: 'kor', at: seq, kind: 'edit', frame }
}

async function addPerson({ collections }: Store, id: string): Promise<Accepted[]> {
  await collections.collection(people).insert({ id, email: `${id}@1`, group: groupOf(1) })
  return [{ kind: 'person', id }]
}
