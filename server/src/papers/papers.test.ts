import { newId } from '@tandem/shared/ids'
import { type Marking, mayAct, type Role } from '@tandem/shared/permissions'
import { describe, expect, it } from 'vitest'
import { memoryCollections } from '../testing/memory-collections.js'
import { compareSymbols, guardOf, openPapers, summarise } from './papers.js'
import type { Paper } from './papers.store.js'

const now = Date.parse('2023-05-17T02:00:00Z')

function paper(
  facts: Partial<Pick<Paper, 'symbol' | 'status' | 'marking' | 'compartment'>> = {},
): Omit<Paper, 'id'> {
  return {
    meetingId: newId('mtg'),
    groupId: newId('grp'),
    symbol: 'EWG-CS/10/3',
    title: { en: 'Plan of the cyber exercise' },
    purpose: 'for_endorsement',
    submittedBy: ['KOR'],
    marking: 'TLP:AMBER',
    status: 'issued',
    languages: ['en'],
    compartment: null,
    ...facts,
  }
}

describe('who may know of a paper', () => {
  const knows = (role: Role, facts: Parameters<typeof paper>[0], compartments: string[] = []) =>
    mayAct({ role, compartments }, 'read', guardOf({ id: newId('pap'), ...paper(facts) }, now))

  it('a draft: the co-chairs and the secretariat, nobody else [PERM-7]', () => {
    const roles = ['co_chair', 'secretariat', 'head_of_delegation', 'delegate', 'observer'] as const
    expect(roles.filter((role) => knows(role, { status: 'draft' }))).toEqual(['co_chair', 'secretariat'])
    for (const status of ['issued', 'superseded', 'sealed', 'under_silence'] as const) {
      expect(roles.filter((role) => knows(role, { status }))).toEqual(roles)
    }
  })

  it('an issued one: whoever its marking allows', () => {
    const allowed = (marking: Marking) => [knows('observer', { marking }), knows('delegate', { marking })]
    expect(allowed('TLP:AMBER')).toEqual([true, true])
    expect(allowed('TLP:AMBER+STRICT')).toEqual([false, true])
    expect(allowed('TLP:RED')).toEqual([false, false])
  })

  it('one for a compartment: nobody outside it, not even a co-chair', () => {
    expect(knows('co_chair', { compartment: 'trusted_agents' })).toBe(false)
    expect(knows('co_chair', { compartment: 'trusted_agents' }, ['trusted_agents'])).toBe(true)
  })
})

it('a symbol is never used twice', async () => {
  const papers = openPapers(memoryCollections(), { now: () => now })
  await papers.create(paper())
  await expect(papers.create(paper())).rejects.toThrow('Symbols are never used twice')
})

it('papers are listed in the order people count', () => {
  const symbols = ['CCWG/8/10', 'CCWG/8/MIN', 'CCWG/8/2', 'CCWG/8/INF.1', 'CCWG/8/1/Rev.1', 'CCWG/8/1']
  expect(symbols.toSorted(compareSymbols)).toEqual([
    'CCWG/8/1',
    'CCWG/8/1/Rev.1',
    'CCWG/8/2',
    'CCWG/8/10',
    'CCWG/8/INF.1',
    'CCWG/8/MIN',
  ])
})

it('what members see of a paper does not say how it is guarded', () => {
  expect(Object.keys(summarise({ id: newId('pap'), ...paper() }))).not.toContain('compartment')
})
