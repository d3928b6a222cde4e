import { expect, test } from 'vitest'
import { documentName, meetingName, ordinal } from './names'
import { personLabel } from './people'

const chair = {
  name: { en: 'Malaysia Undersecretary, policy (co-chair)' },
  delegation: { code: 'MYS', name: { en: 'Malaysia', ko: '말레이시아' } },
  role: 'co_chair',
}

test('a person is a delegation and a role', () => {
  expect(personLabel(chair, 'en', 'short')).toBe('Malaysia, co-chair')
  expect(personLabel(chair, 'ko', 'short')).toBe('말레이시아 공동의장')
  expect(personLabel(chair, 'en', 'caret')).toBe('MYS co-chair')
  expect(personLabel(chair, 'ko', 'caret')).toBe('MYS 공동의장')
  expect(personLabel(chair, 'en', 'long')).toBe('Malaysia Undersecretary, policy (co-chair)')
})

test('with only the code known, the code stands for the delegation', () => {
  expect(personLabel({ ...chair, delegation: 'MYS' }, 'en', 'short')).toBe('MYS, co-chair')
})

test('who has no delegation is called by the role', () => {
  const admin = { name: { en: 'System administrator' }, delegation: null, role: 'admin' }
  expect(personLabel(admin, 'en', 'short')).toBe('System administrator')
})

test('without a role that has a name, the delegation alone speaks', () => {
  expect(personLabel({ ...chair, role: 'interpreter' }, 'en', 'short')).toBe('Malaysia')
})

test('meetings go by number, planning meetings by their place in the chain', () => {
  expect(meetingName({ symbol: 'EWG-CS/10', ordinal: 10 }, 'en')).toBe('10th Meeting')
  expect(meetingName({ symbol: 'EWG-CS/10', ordinal: 10 }, 'ko')).toBe('제10차 회의')
  expect(meetingName({ symbol: 'CX23/IPM', ordinal: 1 }, 'en')).toBe('Initial Planning Meeting')
  expect(documentName('agenda', { symbol: 'CCWG/8', ordinal: 8 }, 'ko')).toBe('제8차 회의 의제')
})

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [11, '11th'],
  [12, '12th'],
  [21, '21st'],
  [112, '112th'],
])('%d is written %s', (number, text) => {
  expect(ordinal(number)).toBe(text)
})
