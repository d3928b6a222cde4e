import { comparing, type Comparison, type MaterialisedRecord } from '@tandem/shared/history'
import { AuthorList, type AuthorListParts } from '../author-list.js'
import { inSlices } from '../in-slices.js'
import { assertShown, type ReadableHistory } from '../readable-histories.js'

/** What changed between two positions that this reader may see; older to newer, whichever was asked for first. */
export async function comparisonOf(
  parts: AuthorListParts,
  readable: ReadableHistory,
  oneSeq: number,
  otherSeq: number,
): Promise<Comparison> {
  const [fromSeq, toSeq] = [Math.min(oneSeq, otherSeq), Math.max(oneSeq, otherSeq)]
  assertShown(readable, fromSeq)
  assertShown(readable, toSeq)
  const newer = releasedAt(readable, toSeq)
  return compared(parts, readable, fromSeq === 0 ? nothingYet(newer) : releasedAt(readable, fromSeq), newer)
}

/** Of two records as this reader may see them, the older first. */
export async function compared(
  parts: AuthorListParts,
  readable: ReadableHistory,
  older: MaterialisedRecord,
  newer: MaterialisedRecord,
): Promise<Comparison> {
  const { history, document } = readable
  const authors = new AuthorList(parts, document)
  const indexOf = (author: string | null): number => authors.placeOf(author)
  const passages = await inSlices(comparing({ older, newer, deeds: history.deeds, indexOf }))
  return {
    kind: newer.record.kind,
    languages: newer.record.languages,
    fromSeq: older.seq,
    toSeq: newer.seq,
    fromAt: timeOf(readable, older.seq),
    toAt: timeOf(readable, newer.seq),
    authors: await authors.authors(),
    passages,
  }
}

/** What the document said, as this reader may see it. Whose letters it is made of stays the history's to look up. */
export function releasedAt({ history, release }: ReadableHistory, seq: number): MaterialisedRecord {
  const materialised = history.materialise(seq)
  return {
    seq,
    record: release(materialised.record),
    get origins() {
      return materialised.origins
    },
  }
}

/** Before the first row, of the same kind as what came of it. */
export function nothingYet({ record }: MaterialisedRecord): MaterialisedRecord {
  const empty = record.kind === 'record' ? { ...record, blocks: [] } : { ...record, days: [], items: [] }
  return { seq: 0, record: empty, origins: new Map() }
}

/** When the last row up to here was received. */
function timeOf({ history }: ReadableHistory, seq: number): number {
  return history.lastBatch(seq)?.at ?? 0
}
