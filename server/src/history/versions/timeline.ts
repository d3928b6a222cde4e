/** The life of a document as one reader may see it. */
import type { HistoryMark, Timeline, Version } from '@tandem/shared/history'
import type { DocumentStep } from '../../documents/index.js'
import { AuthorList, type AuthorListParts } from '../author-list.js'
import type { Batch } from '../document-history.js'
import { type VersionEnd, versionEnds } from './automatic-versions.js'
import { densityBars } from './density.js'
import { countUpTo, type LabelledHistory, seqAt } from './labelled-history.js'
import { sharesOf } from './shares.js'
import type { StoredVersion } from './versions.store.js'

export async function timelineOf(
  parts: AuthorListParts,
  labelled: LabelledHistory,
  seenSeq: number | null,
): Promise<Timeline> {
  const { document, history, firstSeq } = labelled
  const authors = new AuthorList(parts, document)
  const written = from(history.batches, firstSeq + 1)
  const versions = versionsOf(labelled, authors)
  const bars = densityBars(written, (author) => authors.placeOf(author))
  return {
    documentId: document.id,
    firstSeq,
    headSeq: history.headSeq,
    headAt: history.batches.at(-1)?.at ?? 0,
    versions,
    bars,
    marks: marksOf(labelled),
    authors: await authors.authors(),
    seenSeq,
  }
}

/** Rows stand in the order of their positions. */
function from(batches: readonly Batch[], seq: number): readonly Batch[] {
  return batches.slice(countUpTo(batches, seq - 1))
}

/** Oldest first. The one a reader begins with says what it said, and not who wrote how much of it before. */
export function versionsOf(labelled: LabelledHistory, authors: AuthorList): Version[] {
  const { firstSeq, isDrafter } = labelled
  const placeOf = (author: string | null): number => authors.placeOf(author)
  const batches = from(labelled.history.batches, firstSeq)
  const labels = new Map<number, StoredVersion[]>()
  const rowAt = (position: number): number => batches[countUpTo(batches, position) - 1]?.seq ?? position
  for (const version of labelled.versions) {
    const seq = rowAt(version.seq)
    labels.set(seq, [...(labels.get(seq) ?? []), version])
  }
  const versions: Version[] = []
  let start = 0
  for (const end of versionEnds(batches, new Set([...labels.keys(), ...labelled.departures.map(rowAt)]))) {
    const stop = countUpTo(batches, end.seq)
    const within = batches.slice(start, stop)
    const hidesShares = start === 0 && !isDrafter
    const shares = hidesShares ? [] : sharesOf(within, placeOf)
    versions.push(...versionsAt(end, within.at(-1) as Batch, labels.get(end.seq) ?? [], authors, shares))
    start = stop
  }
  return versions
}

/** One automatic version, or what people have called this position, the first to do so first. */
function versionsAt(
  end: VersionEnd,
  last: Batch,
  labels: readonly StoredVersion[],
  authors: AuthorList,
  shares: Version['shares'],
): Version[] {
  if (labels.length === 0) {
    const automatic = { id: null, name: '', note: '', labelledAt: null, by: null, hash: null }
    return [{ ...automatic, seq: end.seq, kind: end.kind, at: last.at, shares }]
  }
  return labels
    .toSorted((a, b) => a.at - b.at)
    .map(({ id, kind, name, note, by, at, hash }, index) => ({
      id,
      seq: end.seq,
      kind,
      name,
      note,
      at: last.at,
      labelledAt: at,
      by: by && authors.placeOf(by),
      shares: index === 0 ? shares : [],
      hash,
    }))
}

/** Steps of the document's life, at the position that it had then. */
function marksOf({ history, versions, firstSeq, steps }: LabelledHistory): HistoryMark[] {
  const seqOf = (step: DocumentStep): number =>
    versions.find(({ id }) => id === step.version)?.seq ?? seqAt(history.batches, step.at)
  return steps.map((step) => ({
    at: step.at,
    seq: Math.max(firstSeq, seqOf(step)),
    kind: step.state,
    label: step.note,
  }))
}
