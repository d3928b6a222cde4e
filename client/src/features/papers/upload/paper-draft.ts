/** A paper while it is being filled in, and what is still wrong with it. */
import type { DelegationCode, ItemId, MeetingId } from '@tandem/shared/ids'
import {
  lastDayFor,
  type MeetingPapers,
  type NewPaper,
  nextInSeries,
  nextSuffix,
  type paperPurposes,
  paperSeries,
  paperSuffixes,
  readPaperSymbol,
  type TakenFile,
} from '@tandem/shared/papers'
import type { Marking } from '@tandem/shared/permissions'
import type { Language } from '@tandem/shared/words'
import { instantIn } from '../../../lib/time'
import { type NameDraft, nameOf } from '../../../ui'

export type Upload = NonNullable<MeetingPapers['upload']>

export interface PaperDraft {
  /** `serial`, `INF`; `EWG-CS/10/3 Rev`: a suffix of a paper. */
  kind: string
  /** What somebody typed instead of the next free one. */
  ownSymbol: string | null
  title: NameDraft
  purpose: (typeof paperPurposes)[number]
  submittedBy: DelegationCode
  items: ItemId[]
  marking: Marking
  compartment: string
  /** `2023-07-11T09:30` in the reader's zone; empty: none. */
  embargo: string
}

export function firstDraft(upload: Upload): PaperDraft {
  const [own] = upload.delegations
  if (own === undefined) throw new Error('Whoever may bring in a paper does so for somebody.')
  return {
    kind: 'serial',
    ownSymbol: null,
    title: { en: '', ko: '' },
    purpose: 'for_consideration',
    submittedBy: own,
    items: [],
    marking: upload.defaultMarking,
    compartment: '',
    embargo: '',
  }
}

/**
 * What a new paper may be: one of a series, a paper that was announced and waits for its file, or a suffix of a paper
 * that is there.
 */
export function kindsOf({ papers }: Pick<MeetingPapers, 'papers'>, { delegations }: Upload): string[] {
  const theirs = papers.filter(({ submittedBy }) =>
    submittedBy.some((each) => delegations.some((delegation) => delegation === each)),
  )
  const announced = theirs.filter(({ status, files }) => status === 'draft' && files.length === 0)
  const suffixed = theirs
    .filter(({ files }) => files.length > 0)
    .flatMap(({ symbol }) => paperSuffixes.map((suffix) => `${symbol} ${suffix}`))
  return [
    ...paperSeries,
    ...announced.map(({ symbol }) => symbol),
    // A revision of a revision is the next revision.
    ...suffixed.filter((each) => !/\/Rev\.\d+ Rev$/.test(each)),
  ]
}

/** Typed, or the next free one of its kind. @param refused symbols that the server said are in use */
export function symbolOf(
  { kind, ownSymbol }: PaperDraft,
  meeting: string,
  { papers, upload }: Pick<MeetingPapers, 'papers' | 'upload'>,
  refused: readonly string[],
): string {
  if (ownSymbol !== null) return ownSymbol.trim()
  const series = paperSeries.find((each) => each === kind)
  const next = series && upload?.next[series]
  if (next && !refused.includes(next)) return next
  const taken = [...papers.map(({ symbol }) => symbol), ...refused]
  if (series) return nextInSeries(meeting, series, taken)
  const [of = '', name] = kind.split(' ')
  const suffix = paperSuffixes.find((each) => each === name)
  return suffix ? nextSuffix(of, suffix, taken) : of
}

export type PaperFault = 'noFile' | 'noTitle' | 'symbolWrong' | 'waits'

export function faultsOf(
  draft: PaperDraft,
  {
    symbol,
    meeting,
    files,
    isSending,
  }: { symbol: string; meeting: string; files: number; isSending: boolean },
): PaperFault[] {
  const faults: PaperFault[] = []
  if (isSending) faults.push('waits')
  else if (files === 0) faults.push('noFile')
  if (nameOf(draft.title) === null) faults.push('noTitle')
  if (readPaperSymbol(symbol, meeting) === null) faults.push('symbolWrong')
  return faults
}

/** @param zone in which the embargo was typed */
export function toNewPaper(
  draft: PaperDraft,
  symbol: string,
  files: ReadonlyMap<Language, TakenFile>,
  zone: string,
): NewPaper {
  const until = draft.embargo === '' ? null : instantIn(zone, draft.embargo)
  return {
    symbol,
    title: nameOf(draft.title) ?? {},
    purpose: draft.purpose,
    submittedBy: [draft.submittedBy],
    items: draft.items,
    marking: draft.marking,
    compartment: draft.compartment === '' ? null : draft.compartment,
    embargoUntil: until === null ? null : new Date(until).toISOString(),
    files: [...files].map(([language, { id }]) => ({ language, file: id })),
  }
}

/** Its last day, and whether that has passed on the venue's clock. */
export function dueOf(
  { purpose }: PaperDraft,
  meeting: { id: MeetingId; dates: { start: string } | null },
  today: string,
): { day: string; isOver: boolean } | null {
  const day = lastDayFor(purpose, meeting.dates)
  return day === null ? null : { day, isOver: today > day }
}
