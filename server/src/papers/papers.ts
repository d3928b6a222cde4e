/** Papers of a meeting, by symbol. A symbol is never used twice; a paper keeps its own when its item moves. */
import { type GroupId, type MeetingId, newId, type PaperId } from '@tandem/shared/ids'
import type { PaperSummary } from '@tandem/shared/papers'
import type { Guarded } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import { type Paper, paperSpec } from './papers.store.js'

export interface Papers {
  /** Refused when the symbol is taken. */
  create(paper: Omit<Paper, 'id'>): Promise<Paper>
  find(id: PaperId): Promise<Paper | null>
  findBySymbol(symbol: string): Promise<Paper | null>
  /** By symbol. */
  ofMeeting(meetingId: MeetingId): Promise<Paper[]>
  ofGroup(groupId: GroupId): Promise<Paper[]>
  /**
   * What `change` makes of the paper as it is then; called again when somebody was in between. Null where it is
   * not there, or `change` leaves it as it is by answering null.
   */
  change(id: PaperId, change: (paper: Paper) => Paper | null): Promise<Paper | null>
  /** Frees its symbol: for what nobody outside its delegation knew of. */
  remove(id: PaperId): Promise<void>
  /** What guards a paper now: its state, and an embargo until it ends [PERM-7]. */
  guardOf(paper: Paper): Guarded
}

export function openPapers(collections: Collections, clock: Clock): Papers {
  const papers = collections.collection(paperSpec)
  const list = async (index: 'byMeeting' | 'byGroup', id: string): Promise<Paper[]> => {
    const stored = await papers.find(index, [id])
    return stored.map(({ value }) => value).toSorted((a, b) => compareSymbols(a.symbol, b.symbol))
  }
  return {
    async create(facts) {
      const paper: Paper = { id: newId('pap'), ...facts }
      const inserted = await papers.insert(paper)
      if (inserted.kind === 'duplicate') throw refuse('symbol_taken')
      return paper
    },
    find: async (id) => (await papers.get(id))?.value ?? null,
    findBySymbol: async (symbol) => (await papers.findOne('bySymbol', [symbol]))?.value ?? null,
    ofMeeting: (meetingId) => list('byMeeting', meetingId),
    ofGroup: (groupId) => list('byGroup', groupId),
    async change(id, change) {
      for (;;) {
        const stored = await papers.get(id)
        const next = stored && change(stored.value)
        if (!next) return null
        const outcome = await papers.replace(next, stored.version)
        if (outcome.kind === 'stored') return next
        if (outcome.kind === 'duplicate') throw refuse('symbol_taken')
      }
    },
    remove: async (id) => void (await papers.remove(id)),
    guardOf: (paper) => guardOf(paper, clock.now()),
  }
}

/** `CCWG/8/2` before `CCWG/8/10`. */
export function compareSymbols(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

/** The last by symbol: a revision stands behind what it replaces. */
export function latestBySymbol<Thing extends { symbol: string }>(
  things: readonly Thing[],
): Thing | undefined {
  return things.toSorted((a, b) => compareSymbols(a.symbol, b.symbol)).at(-1)
}

/** @param now in ms of the domain's clock */
export function guardOf(paper: Paper, now: number): Guarded {
  return {
    kind: 'paper',
    state: stateOf(paper, now),
    marking: paper.marking,
    compartment: paper.compartment,
    owners: paper.submittedBy,
  }
}

function stateOf({ status, embargoUntil, issuedAt }: Paper, now: number): string {
  switch (status) {
    case 'internal':
    case 'draft':
    case 'submitted':
      return status
    case 'withdrawn':
      return typeof issuedAt === 'number' && !isHeldBack(embargoUntil, now)
        ? 'withdrawn'
        : 'withdrawn_before_issue'
    case 'issued':
    case 'superseded':
    case 'sealed':
    case 'under_silence':
      return isHeldBack(embargoUntil, now) ? 'embargoed' : 'issued'
  }
}

function isHeldBack(embargoUntil: number | null | undefined, now: number): boolean {
  return typeof embargoUntil === 'number' && embargoUntil > now
}

/** A paper as members see it: nothing of how it is guarded, and nothing of where its bytes are. */
export function summarise(paper: Paper): PaperSummary {
  const { id, meetingId, symbol, title, purpose, submittedBy, marking, status, languages } = paper
  return { id, meetingId, symbol, title, purpose, submittedBy, marking, status, languages }
}
