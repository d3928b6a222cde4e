/** The timeline as rows, newest first: days, versions, and automatic versions folded where they run on. */
import type { Timeline, Version } from '@tandem/shared/history'

export interface TimelineFilter {
  author: number | null
  namedOnly: boolean
  /** Positions at which something one looks for was touched, ascending; null: all. */
  touched: readonly number[] | null
}

export type TimelineRow =
  | { kind: 'day'; day: string; inRange: boolean }
  | { kind: 'version'; version: Version; isA: boolean; isB: boolean; inRange: boolean }
  | { kind: 'fold'; id: number; count: number; inRange: boolean }

interface Compared {
  from: number
  to: number
}

// Fewer are as quickly read as unfolded.
const foldedFrom = 4

export function isNamed({ kind }: Version): boolean {
  return kind !== 'auto'
}

export function timelineRows(
  { versions, headSeq }: Pick<Timeline, 'versions' | 'headSeq'>,
  { from, to }: Compared,
  filter: TimelineFilter,
  opened: ReadonlySet<number>,
  dayOf: (instant: number) => string,
): TimelineRow[] {
  const shown = versions
    .filter((version, at) => passes(version, versions[at - 1]?.seq ?? -1, filter, headSeq, { from, to }))
    .toReversed()
  const rows: TimelineRow[] = []
  let day = ''
  let run: Version[] = []
  const isInRange = ({ seq }: Version) => seq >= from && seq <= to
  const put = (version: Version) =>
    rows.push({
      kind: 'version',
      version,
      isA: version.seq === from,
      isB: version.seq === to,
      inRange: isInRange(version),
    })
  const closeRun = () => {
    const [first] = run
    if (first && run.length >= foldedFrom && !opened.has(first.seq)) {
      rows.push({ kind: 'fold', id: first.seq, count: run.length, inRange: isInRange(first) })
    } else for (const version of run) put(version)
    run = []
  }
  for (const version of shown) {
    const ownDay = dayOf(version.at)
    if (ownDay !== day) {
      closeRun()
      day = ownDay
      rows.push({ kind: 'day', day, inRange: isInRange(version) && version.seq < to })
    }
    const foldable = !isNamed(version) && ![from, to, headSeq].includes(version.seq)
    if (foldable) run.push(version)
    else {
      closeRun()
      put(version)
    }
  }
  closeRun()
  return rows
}

/** What is compared stays in sight whatever is filtered. */
function passes(
  version: Version,
  seqBefore: number,
  filter: TimelineFilter,
  headSeq: number,
  { from, to }: Compared,
): boolean {
  if ([from, to, headSeq].includes(version.seq)) return true
  if (filter.namedOnly && !isNamed(version)) return false
  if (filter.author !== null && !version.shares.some(({ author }) => author === filter.author)) return false
  return !filter.touched || filter.touched.some((seq) => seq > seqBefore && seq <= version.seq)
}

/** Letters added and deleted in a version by all its authors. */
export function sizeOf({ shares }: Version): { added: number; deleted: number } {
  return {
    added: shares.reduce((sum, { added }) => sum + added, 0),
    deleted: shares.reduce((sum, { deleted }) => sum + deleted, 0),
  }
}
