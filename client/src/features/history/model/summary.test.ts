import type { FieldChange } from '@tandem/shared/history'
import { expect, test } from 'vitest'
import { createFormats } from '../../../lib/time'
import { block, comparison } from '../testing'
import { factsOf } from './summary'
import { isPlaced } from './passages'

function told(language: 'en' | 'ko', ...fields: Partial<FieldChange>[]) {
  const passage = block('p1', 'Words.', {
    state: 'changed',
    numberBefore: '7',
    numberAfter: '7',
    fields: fields.map(
      (field) => ({ before: null, after: null, deed: null, weight: 1, ...field }) as FieldChange,
    ),
  })
  const delegations = [
    { code: 'USA', name: { en: 'United States', ko: '미국' } },
    { code: 'KOR', name: { en: 'Republic of Korea', ko: '대한민국' } },
  ]
  return factsOf(
    [passage],
    comparison([passage]).passages,
    { language, formats: createFormats(language, 'Asia/Seoul'), delegations, nameOf: () => null },
    (one, side) => `¶ ${isPlaced(one) ? (side ? one.numberBefore : one.numberAfter) : ''}`,
  )
}

test('a changed verb is told with its force', () => {
  const [fact] = told('en', { field: 'verb', before: 'agreed', after: 'shared' })
  expect(fact).toMatchObject({ text: 'agreed → shared: force 5 → 1', force: 'weaker' })
  expect(told('ko', { field: 'verb', before: 'agreed', after: 'shared' })[0]?.text).toBe(
    '합의 → 공유: 강도 5 → 1',
  )
  expect(told('en', { field: 'verb', before: null, after: 'tasked' })[0]?.text).toBe('now tasked: force 5')
  expect(told('en', { field: 'verb', before: 'noted', after: null })[0]?.text).toBe(
    'no longer noted, which had force 1',
  )
  expect(told('en', { field: 'verb', before: 'agreed', after: 'decided' })[0]).toMatchObject({
    text: 'agreed → decided: force 5 as before',
    force: null,
  })
})

test('an attribution stands out and names the delegations', () => {
  expect(told('en', { field: 'attribution', before: 'USA', after: 'KOR' })[0]).toMatchObject({
    text: 'United States → Republic of Korea',
    isAttribution: true,
  })
})

test('owners, dues, flags, times and languages in words', () => {
  const text = (field: Partial<FieldChange>) => told('en', field)[0]?.text
  expect(text({ field: 'owners', before: [], after: ['KOR', 'MYS'] })).toBe('none → KOR, MYS')
  expect(
    text({ field: 'due', before: { type: 'next_meeting' }, after: { type: 'date', value: '2026-10-23' } }),
  ).toBe('next meeting → 23 October 2026')
  expect(text({ field: 'flags', before: ['restricted'], after: ['brackets'] })).toBe(
    'In brackets set; Restricted taken away',
  )
  expect(text({ field: 'minutes', before: 30, after: 45 })).toBe('30 min → 45 min')
  expect(text({ field: 'lagging', before: [], after: ['ko'] })).toBe('Korean out of step')
})

test('the weightiest first; moves and new numbers are told too', () => {
  const moved = block('p2', 'Moved.', {
    numberBefore: '21',
    numberAfter: '18',
    moved: { direction: 'up', deed: null },
  })
  const behind = block('p3', 'Behind.', { numberBefore: '18', numberAfter: '19' })
  const added = block('p4', '{+The Meeting agreed.+}', { state: 'added' })
  const agreed = { ...added, block: { ...added.block, verb: 'agreed' as const } }
  const placeOf = (one: Parameters<typeof isPlaced>[0], side?: 'before') =>
    `¶ ${isPlaced(one) ? (side ? one.numberBefore : one.numberAfter) : ''}`
  const naming = {
    language: 'en' as const,
    formats: createFormats('en', 'Asia/Seoul'),
    delegations: [],
    nameOf: () => null,
  }
  const facts = factsOf([moved, agreed], [moved, behind, agreed], naming, placeOf)
  expect(facts.map(({ text }) => text)).toEqual([
    'new: agreed, force 5',
    'moved up, ¶ 21 → ¶ 18',
    '¶ 18 is ¶ 19 now, and so on from there',
  ])
})
