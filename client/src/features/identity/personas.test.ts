import type { Persona } from '@tandem/shared/identity'
import { DelegationCode, newId, UserId } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import { groupPersonas, rolesInWords } from './personas'

function persona(code: string | null, name: string, roles: Persona['roles']): Persona {
  return {
    userId: UserId.parse(newId('usr')),
    login: name,
    name: { en: name },
    delegation: code
      ? { code: DelegationCode.parse(code), name: { en: code, ko: code }, timeZone: 'Asia/Seoul' }
      : null,
    roles,
  }
}

const everyone = [
  persona(null, 'System administrator', [{ group: '', role: 'admin' }]),
  persona('AUS', 'Australia head of delegation', [{ group: 'EWG', role: 'head_of_delegation' }]),
  persona('MYS', 'Malaysia secretary', [
    { group: 'CX23', role: 'co_chair' },
    { group: 'EWG', role: 'secretariat' },
  ]),
  persona('MYS', 'Malaysia Undersecretary', [{ group: 'EWG', role: 'co_chair' }]),
]

test('co-chairs’ delegations come first, the administrator last', () => {
  expect(groupPersonas(everyone, '', 'en').map(({ code }) => code)).toEqual(['MYS', 'AUS', null])
})

test('a secretary who leads a small team is still the secretary', () => {
  const [malaysia] = groupPersonas(everyone, '', 'en')
  expect(malaysia?.rows.map(({ label }) => label)).toEqual(['MYS, co-chair', 'MYS, secretariat'])
})

test('people are found by role and group, in both languages', () => {
  const found = (query: string) =>
    groupPersonas(everyone, query, 'en').flatMap(({ rows }) => rows.map((row) => row.persona.login))
  expect(found('수석대표')).toEqual(['Australia head of delegation'])
  expect(found('cx23')).toEqual(['Malaysia secretary'])
  expect(found('mys under')).toEqual(['Malaysia Undersecretary'])
})

test('roles are said group by group', () => {
  const roles = [
    { group: 'EWG', role: 'co_chair' },
    { group: 'CX23', role: 'co_chair' },
    { group: 'CCWG', role: 'delegate' },
  ]
  expect(rolesInWords(roles, 'en')).toBe('co-chair in EWG, CX23; delegate in CCWG')
  expect(rolesInWords(roles, 'ko')).toBe('EWG, CX23 공동의장 · CCWG 대표단원')
})
