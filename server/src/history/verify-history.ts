/**
 * Holds a document's history against itself: the rows of its log against their chain of hashes, every version that is
 * stored against the hash it was given, and each of them as the log gives it, as the history gives it that is
 * read row by row, and as the one gives it that is read from its image [M10, M14, H10].
 */
import { readRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import { beforeFirstRow, hashRow, type LogRow, readRows, type UpdateLog } from '../documents/index.js'
import type { DocumentHistory } from './document-history.js'
import { type HistoriesParts, openHistories } from './histories.js'
import { recordHash } from './record-hash.js'

export interface VerifyParts extends Omit<HistoriesParts, 'log' | 'images'> {
  log: Pick<UpdateLog, 'head' | 'readSince' | 'segments'>
  images: NonNullable<HistoriesParts['images']>
}

export interface Verdict {
  rows: number
  /** Positions that were rebuilt in each way. */
  versions: number
  /** The last row in the image; null: there is none. */
  imageSeq: number | null
  /** What is not as it was written, in words for whoever looks after the server. */
  problems: string[]
}

/** Beside the stored versions and the last row, so many positions in between. */
const moreVersions = 16

/** @param stored the versions of this document and the hashes that were kept with them */
export async function verifyHistory(
  parts: VerifyParts,
  documentId: DocumentId,
  stored: readonly { readonly seq: number; readonly hash: string; readonly name: string }[],
): Promise<Verdict> {
  const verdict: Verdict = { rows: 0, versions: 0, imageSeq: null, problems: [] }
  const tell = (problem: string): void => void verdict.problems.push(problem)
  try {
    const rows = await readRows(parts.log, documentId, 0)
    const aside = new Set((await parts.setAside.of(documentId)).map(({ seq }) => seq))
    verdict.rows = rows.length
    for (const seq of brokenRows(rows)) tell(`row ${seq} does not follow from the row before it`)
    for (const seq of aside) tell(`row ${seq} was set aside`)
    const head = await parts.log.head(documentId)
    if (head?.seq !== rows.length || head.hash !== rows.at(-1)?.hash) tell('the log does not end at its head')

    const logged: typeof parts.logger = { ...parts.logger, error: (event) => tell(event) }
    const image = await parts.images.read(documentId)
    verdict.imageSeq = image?.seq ?? null
    const { images, ...withoutImages } = { ...parts, logger: logged }
    const ways = {
      'its rows': await openHistories(withoutImages).of(documentId),
      ...(image && { 'its image': await openHistories({ ...withoutImages, images }).of(documentId) }),
    }
    const kept = new Map(stored.map((version) => [version.seq, version]))
    const seqs = positions(rows.length, [...kept.keys(), image?.seq ?? rows.length])
    for (const [seq, hash] of replayed(rows, seqs, aside)) {
      verdict.versions += 1
      const version = kept.get(seq)
      if (version && version.hash !== hash) tell(`“${version.name}” (row ${seq}) is not what was stored`)
      for (const [way, history] of Object.entries(ways)) {
        if (hashAt(history, seq) !== hash)
          tell(`row ${seq}: the history read from ${way} says something else`)
      }
    }
    for (const { seq, name } of kept.values())
      if (seq > rows.length) tell(`“${name}” stands after the last row`)
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
  }
  return verdict
}

function brokenRows(rows: readonly LogRow[]): number[] {
  let { seq, hash }: { seq: number; hash: string } = beforeFirstRow
  const broken: number[] = []
  for (const row of rows) {
    if (row.seq !== seq + 1 || row.hash !== hashRow(hash, row.seq, row)) broken.push(row.seq)
    seq = row.seq
    hash = row.hash
  }
  return broken
}

function positions(last: number, named: readonly number[]): number[] {
  const between = Array.from({ length: moreVersions }, (_, at) => Math.ceil((last * (at + 1)) / moreVersions))
  return [...new Set([...named, ...between])]
    .filter((seq) => seq >= 1 && seq <= last)
    .toSorted((a, b) => a - b)
}

/** As the document itself would be opened if its log ended there. */
function* replayed(
  rows: readonly LogRow[],
  seqs: readonly number[],
  aside: ReadonlySet<number>,
): Generator<[seq: number, hash: string]> {
  const doc = keepMarks(new Y.Doc())
  let next = 0
  for (const seq of seqs) {
    for (; next < rows.length && (rows[next] as LogRow).seq <= seq; next += 1) {
      const row = rows[next] as LogRow
      if (!aside.has(row.seq)) Y.applyUpdate(doc, row.frame)
    }
    yield [seq, recordHash(readRecord(doc))]
  }
  doc.destroy()
}

function hashAt(history: DocumentHistory | null, seq: number): string | null {
  return history && recordHash(history.materialise(seq).record)
}
