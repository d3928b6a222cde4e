import { describe, expect, test } from 'vitest'
import { say } from '../../../lib/i18n'
import { createFormats } from '../../../lib/time'
import { commitment, onDay } from '../testing'
import { words } from '../words'
import { urgency } from './commitment'
import { dueDistance, dueLong, dueShort, type DueContext } from './due-words'

function context(language: 'en' | 'ko'): DueContext {
  return {
    say: (key, values) => say(words, key, values, language),
    language,
    formats: createFormats(language, 'Asia/Seoul'),
    now: Date.parse('2023-05-17T02:00:00Z'),
    activities: [],
  }
}
const en = context('en')
const ko = context('ko')

describe('a due date', () => {
  test('is a day with its weekday where there is room', () => {
    const due = commitment('9/01', { due: onDay('2023-06-13') })
    expect(dueShort(due, en)).toBe('13 Jun')
    expect(dueLong(due, en)).toBe('Tuesday 13 June 2023')
    expect(dueLong(due, ko)).toBe('2023년 6월 13일(화)')
  })

  test('of another year says which', () => {
    expect(dueShort(commitment('9/01', { due: onDay('2024-01-22') }), en)).toBe('22 Jan 2024')
  })

  test('that is a month never becomes a day [A14-12]', () => {
    const due = commitment('9/01', { due: { type: 'month', value: '2023-09' }, dueOn: '2023-09-30' })
    expect(dueShort(due, en)).toBe('Sep 2023')
    expect(dueShort(due, ko)).toBe('2023년 9월')
    expect(dueLong(due, en)).toBe('September 2023, day not settled')
    expect(dueDistance(due, en)).toBeNull()
  })

  test('without a day is said, not left blank [A9]', () => {
    const short = (due: Parameters<typeof commitment>[1]) => dueShort(commitment('9/01', due), en)
    expect(short({ due: { type: 'next_meeting' } })).toBe('Next meeting')
    expect(short({ due: { type: 'unspecified' } })).toBe('Timing not finalised')
    expect(short({ due: { type: 'none' } })).toBe('Standing')
    expect(short({ due: { type: 'event', value: 'the Seoul Defense Dialogue' } })).toBe(
      'the Seoul Defense Dialogue',
    )
    expect(short({ due: null })).toBe('No due date')
  })
})

describe('how far it is', () => {
  const away = (day: string, overdue = false, at = en) =>
    dueDistance(commitment('9/01', { due: onDay(day), overdue }), at)

  test('is counted in days', () => {
    expect(away('2023-05-20')).toBe('in 3 days')
    expect(away('2023-05-17')).toBe('today')
    expect(away('2023-05-15', true)).toBe('2 days overdue')
    expect(away('2023-05-16', true)).toBe('1 day overdue')
    expect(away('2023-05-15', true, ko)).toBe('2일 경과')
  })

  test('is not counted for what is closed', () => {
    expect(dueDistance(commitment('9/01', { due: onDay('2023-05-20'), status: 'done' }), en)).toBeNull()
  })

  test('is close within a week, for a day only', () => {
    const near = (given: Parameters<typeof commitment>[1]) => urgency(commitment('9/01', given), '2023-05-17')
    expect(near({ due: onDay('2023-05-24') })).toBe('soon')
    expect(near({ due: onDay('2023-05-25') })).toBeNull()
    expect(near({ due: { type: 'month', value: '2023-05' }, dueOn: '2023-05-31' })).toBeNull()
    expect(near({ due: onDay('2023-02-28'), overdue: true })).toBe('late')
    expect(near({ due: onDay('2023-02-28'), status: 'done' })).toBeNull()
  })
})
