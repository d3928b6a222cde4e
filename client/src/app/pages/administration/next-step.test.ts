import { expect, test } from 'vitest'
import { nextStep } from './next-step'

const two = ['KOR', 'MYS']

test('a new server leads from delegations over people to the first group, and then leads no more', () => {
  expect(nextStep({ delegations: [], hasOthers: false, groups: [] })).toBe('delegations')
  expect(nextStep({ delegations: ['KOR'], hasOthers: true, groups: [] })).toBe('delegations')
  expect(nextStep({ delegations: two, hasOthers: false, groups: [] })).toBe('people')
  expect(nextStep({ delegations: two, hasOthers: true, groups: [] })).toBe('group')
  expect(nextStep({ delegations: two, hasOthers: true, groups: ['EWG'] })).toBeNull()
})
