import { expect, test } from 'vitest'
import { entryOf, sections } from './entries'
import { matchedPart, score } from './match'

const item = { texts: ['Adoption of the agenda', '의제 채택', 'EWG-CS/10/1'] }

test.each([
  ['agenda', 'a word of the name'],
  ['AGENDA', 'in any case'],
  ['10/1', 'part of a symbol'],
  ['의제', 'Hangul'],
  ['ㅇㅈ', 'initial consonants'],
  ['ㅊㅌ', 'initials in the middle'],
  ['의ㅈ', 'a syllable being typed'],
  ['읮', 'a syllable that will take its last consonant along'],
  ['adoption 의제', 'words of both languages'],
])('%s finds the item: %s', (query) => {
  expect(score(item, query)).toBeGreaterThan(0)
})

test.each(['minutes', 'ㅎㅇ', '회의', 'zz'])('%s does not', (query) => {
  expect(score(item, query)).toBe(0)
})

test('the start of a name counts more than its middle', () => {
  expect(score({ texts: ['Agenda'] }, 'agenda')).toBeGreaterThan(score(item, 'agenda'))
  expect(score(item, 'agenda')).toBeGreaterThan(score({ texts: ['Reagenda'] }, 'agenda'))
})

test('what the initials found is marked in the name', () => {
  expect(matchedPart('제8차 회의 의제', 'ㅇㅈ')).toEqual({ start: 7, end: 9 })
  expect(matchedPart('Adoption of the agenda', 'agenda')).toEqual({ start: 16, end: 22 })
})

test('minutes are found by what everyone calls them, whatever their title', () => {
  const minutes = entryOf({
    kind: 'document',
    path: '/documents/3',
    symbol: 'CCWG/8/MIN',
    name: { en: 'Agreed record of the eighth meeting', ko: '제8차 합의의사록' },
    within: 'CCWG',
  })
  for (const query of ['ㅎㅇㄹ', '회의록', 'minutes']) expect(score(minutes, query), query).toBeGreaterThan(5)
  const agenda = entryOf({ ...targets[0], symbol: 'CCWG/8/1' })
  expect(score(agenda, 'ㅎㅇㄹ')).toBe(0)
})

const targets = [
  { kind: 'document', path: '/documents/1', symbol: 'EWG-CS/10/1', name: { en: 'Agenda' }, within: 'EWG-CS' },
  {
    kind: 'item',
    path: '/documents/1#2',
    symbol: '2',
    name: { en: 'Adoption of the agenda' },
    within: 'EWG-CS/10/1',
  },
  {
    kind: 'paper',
    path: '/meetings/1',
    symbol: 'EWG-CS/10/2',
    name: { en: 'Status of actions' },
    within: 'EWG-CS',
  },
  {
    kind: 'meeting',
    path: '/meetings/1',
    symbol: 'EWG-CS/10',
    name: { en: 'Working Group' },
    within: 'EWG-CS',
  },
] as const

const entries = targets.map(entryOf)

test('without a query, what was used lately comes first and papers stay hidden', () => {
  const shown = sections(entries, '', ['/documents/1#2'])
  expect(shown.map(({ section }) => section)).toEqual(['recent', 'document', 'meeting'])
  expect(shown[0]?.entries[0]?.symbol).toBe('2')
})

test('with a query, the kind of the best match comes first', () => {
  expect(sections(entries, 'status', []).map(({ section }) => section)).toEqual(['paper'])
  expect(sections(entries, 'agenda', [])[0]?.section).toBe('document')
})

test('a meeting is found by its number in words of either language', () => {
  expect(sections(entries, '10th', [])[0]?.entries[0]?.name.en).toBe('10th Meeting')
  expect(sections(entries, '제10차', [])[0]?.section).toBe('meeting')
})
