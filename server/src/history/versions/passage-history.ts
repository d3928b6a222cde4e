/** Every wording that one paragraph or item ever had. */
import type { CanonicalRecord } from '@tandem/shared/documents'
import {
  type ComparedPassage,
  compare,
  type MaterialisedRecord,
  type PassageHistory,
  type Wording,
} from '@tandem/shared/history'
import { refuse } from '@tandem/shared/protocol'
import { AuthorList, type AuthorListParts } from '../author-list.js'
import type { Batch } from '../document-history.js'
import { inSlices } from '../in-slices.js'
import type { ReadableHistory } from '../readable-histories.js'
import { nothingYet } from './comparison.js'

/** What one person writes without a pause is one wording, and so is what several write at one moment. */
const pauseMs = 2 * 60_000
const momentMs = 10_000

/** Refused as absent when it never stood there for this reader. */
export async function passageHistoryOf(
  parts: AuthorListParts,
  readable: ReadableHistory,
  passageId: string,
): Promise<PassageHistory> {
  const authors = new AuthorList(parts, readable.document)
  const wordings = await inSlices(wordingsOf(readable, passageId, (author) => authors.placeOf(author)))
  if (wordings.length === 0) throw refuse('not_found')
  return {
    wordings: wordings.filter((wording) => wording !== null).toReversed(),
    authors: await authors.authors(),
  }
}

/** Oldest first; null where rows touched it and left it as it was. */
export function* wordingsOf(
  { firstSeq, history, release }: Pick<ReadableHistory, 'firstSeq' | 'history' | 'release'>,
  passageId: string,
  indexOf: (author: string | null) => number,
): Generator<Wording | null> {
  const passageAt = history.passage(passageId)
  const releasedAt = (seq: number): MaterialisedRecord => {
    const materialised = passageAt(seq)
    return only(passageId, materialised, release(materialised.record))
  }
  const touched = new Set(history.touchedBy(passageId))
  const rows = history.batches.filter(({ seq }) => seq > firstSeq && touched.has(seq))
  const first = history.batches.findLast(({ seq }) => seq <= firstSeq)
  let older = firstSeq === 0 ? nothingYet(releasedAt(history.headSeq)) : releasedAt(firstSeq)
  if (first && stands(older)) {
    // Who wrote what before the reader's history begins is not his to know.
    yield wordingBetween(nothing(older), older, { ...first, authors: [] })
  }
  for (const sitting of sittingsOf(rows)) {
    const last = sitting.at(-1) as Batch
    const newer = releasedAt(last.seq)
    yield wordingBetween(older, newer, { at: last.at, authors: sitting })
    older = newer
  }

  function wordingBetween(
    before: MaterialisedRecord,
    after: MaterialisedRecord,
    { at, authors: by }: { at: number; authors: readonly Batch[] },
  ): Wording | null {
    const { deeds } = history
    const found = compare({ older: before, newer: after, deeds, indexOf }).find(isPassage)
    if (!found || found.state === 'same') return null
    return {
      seq: after.seq,
      at,
      authors: [...new Set(by.map(({ author }) => indexOf(author)))],
      texts: 'texts' in found ? found.texts : [],
      fields: found.fields,
    }
  }

  function isPassage({ id }: ComparedPassage): boolean {
    return id === passageId
  }
}

function sittingsOf(rows: readonly Batch[]): Batch[][] {
  const sittings: Batch[][] = []
  for (const row of rows) {
    const sitting = sittings.at(-1)
    const [first, last] = [sitting?.[0], sitting?.at(-1)]
    const goesOn =
      first &&
      last &&
      row.kind === last.kind &&
      row.at - last.at < pauseMs &&
      (row.author === last.author || row.at - first.at < momentMs)
    if (goesOn) sitting?.push(row)
    else sittings.push([row])
  }
  return sittings
}

/** The record with this passage alone; its letters are still looked for in all that is known. */
function only(
  passageId: string,
  materialised: MaterialisedRecord,
  released: CanonicalRecord,
): MaterialisedRecord {
  return {
    seq: materialised.seq,
    within: materialised.record,
    record: keeping(released, ({ id }) => id === passageId),
    get origins() {
      return materialised.origins
    },
  }
}

function nothing({ record, seq }: MaterialisedRecord): MaterialisedRecord {
  return { seq, record: keeping(record, () => false), origins: new Map() }
}

function keeping(record: CanonicalRecord, wanted: (passage: { id: string }) => boolean): CanonicalRecord {
  if (record.kind === 'record') return { ...record, blocks: record.blocks.filter(wanted) }
  return { ...record, days: record.days.filter(wanted), items: record.items.filter(wanted) }
}

function stands({ record }: MaterialisedRecord): boolean {
  return record.kind === 'record' ? record.blocks.length > 0 : record.days.length + record.items.length > 0
}
