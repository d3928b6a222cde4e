/** Papers of a meeting, by symbol. A symbol is never used twice; a paper keeps its own when its item moves. */
import { type GroupId, type MeetingId, newId, type PaperId } from '@tandem/shared/ids'
import type { PaperSummary } from '@tandem/shared/papers'
import type { Guarded } from '@tandem/shared/permissions'
import type { Collections, CollectionSpec } from '../platform/collection.js'

export interface Paper extends PaperSummary {
  groupId: GroupId
  /** Only for members of this compartment, above the marking. */
  compartment: string | null
}

export const paperSpec: CollectionSpec<Paper> = {
  name: 'papers',
  unique: { bySymbol: ['symbol'] },
  lookups: { byMeeting: ['meetingId'], byGroup: ['groupId'] },
}

export interface Papers {
  create(paper: Omit<Paper, 'id'>): Promise<Paper>
  find(id: PaperId): Promise<Paper | null>
  findBySymbol(symbol: string): Promise<Paper | null>
  /** By symbol. */
  ofMeeting(meetingId: MeetingId): Promise<Paper[]>
  ofGroup(groupId: GroupId): Promise<Paper[]>
}

export function openPapers(collections: Collections): Papers {
  const papers = collections.collection(paperSpec)
  const list = async (index: 'byMeeting' | 'byGroup', id: string): Promise<Paper[]> => {
    const stored = await papers.find(index, [id])
    return stored.map(({ value }) => value).toSorted((a, b) => compareSymbols(a.symbol, b.symbol))
  }
  return {
    async create(facts) {
      const paper: Paper = { id: newId('pap'), ...facts }
      const inserted = await papers.insert(paper)
      if (inserted.kind === 'duplicate') throw new Error(`There is a paper ${paper.symbol} already.`)
      return paper
    },
    find: async (id) => (await papers.get(id))?.value ?? null,
    findBySymbol: async (symbol) => (await papers.findOne('bySymbol', [symbol]))?.value ?? null,
    ofMeeting: (meetingId) => list('byMeeting', meetingId),
    ofGroup: (groupId) => list('byGroup', groupId),
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

/** What guards a paper: a draft is known to the drafting circle only (PERM-7). */
export function guardOf(paper: Paper): Guarded {
  return {
    kind: 'paper',
    state: paper.status === 'draft' ? 'draft' : 'issued',
    marking: paper.marking,
    compartment: paper.compartment,
  }
}

/** A paper as members see it: nothing of how it is guarded. */
export function summarise({ groupId: _group, compartment: _compartment, ...summary }: Paper): PaperSummary {
  return summary
}
