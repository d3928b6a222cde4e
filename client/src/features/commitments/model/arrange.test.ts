import { describe, expect, test } from 'vitest'
import { createFormats } from '../../../lib/time'
import { commitment, meetings, onDay } from '../testing'
import { arrange, type Standpoint } from './arrange'
import { readView } from './register-view'

const formats = createFormats('en', 'Asia/Seoul')
const at: Standpoint = {
  today: '2023-05-17',
  dayOf: formats.dayOf,
  language: 'en',
  nextStart: '2023-07-11',
  mine: 'KOR',
}

const register = [
  commitment('9/01', { due: { type: 'next_meeting' }, owners: ['MYS'] }),
  commitment('9/02', { due: onDay('2023-06-13') }),
  commitment('9/03', { due: onDay('2023-02-28'), overdue: true, owners: ['AUS'] }),
  commitment('9/04', { due: onDay('2023-12-15'), owners: ['KOR', 'USA'], of: 8 }),
  commitment('9/05', { due: { type: 'month', value: '2023-09' }, dueOn: '2023-09-30' }),
  commitment('9/06', { due: { type: 'unspecified' } }),
  commitment('9/07', { due: { type: 'none' }, status: 'in_progress' }),
  commitment('9/08', {
    due: onDay('2023-05-16'),
    status: 'done',
    events: [{ at: Date.parse('2023-05-12T01:00:00Z'), by: null, what: 'done', note: '', number: null }],
  }),
  commitment('9/09', {
    status: 'done',
    events: [{ at: Date.parse('2023-04-30T14:00:00Z'), by: null, what: 'done', note: '', number: null }],
  }),
  commitment('9/10', { status: 'carried' }),
]

/** `group: numbers`, as a reader would say what he sees. */
function shown(address: string, standpoint = at): string[] {
  return arrange(register, readView(new URLSearchParams(address)), standpoint).map(
    ({ id, commitments }) => `${id}: ${commitments.map(({ number }) => number.slice(2)).join(' ')}`,
  )
}

describe('the plain register', () => {
  test('is grouped by due: overdue, before the next meeting, later, without a date, done this month [M19]', () => {
    expect(shown('')).toEqual([
      'overdue: 03',
      'before: 02 01',
      'later: 05 04',
      'undated: 06 07',
      'closed: 08',
    ])
  })

  test('lists what has no date, and standing ones last: nothing is hidden [A9]', () => {
    expect(shown('')).toContain('undated: 06 07')
  })

  test('says of no date that it is before a meeting without days', () => {
    expect(shown('', { ...at, nextStart: null })).toEqual([
      'overdue: 03',
      'before: 01',
      'dated: 02 05 04',
      'undated: 06 07',
      'closed: 08',
    ])
  })

  test('counts the month in the zone of the group', () => {
    const inSeoul = Date.parse('2023-04-30T15:30:00Z')
    const done = commitment('9/11', {
      status: 'done',
      events: [{ at: inSeoul, by: null, what: 'done', note: '', number: null }],
    })
    const groups = arrange([done], readView(new URLSearchParams()), at)
    expect(groups.map(({ id }) => id)).toEqual(['closed'])
  })
})

describe('filters', () => {
  test('leave one owner, also of what several owe together', () => {
    expect(shown('owner=USA')).toEqual(['later: 04'])
    expect(shown('mine=1')).toEqual(['before: 02', 'later: 05 04', 'undated: 06 07', 'closed: 08'])
  })

  test('by status find what the plain register leaves out', () => {
    expect(shown('status=done,carried')).toEqual(['closed: 08 09 10'])
  })

  test('take overdue as a status of its own, which open is not', () => {
    expect(shown('status=overdue')).toEqual(['overdue: 03'])
    expect(shown('status=open&owner=AUS')).toEqual([])
  })

  test('leave one meeting', () => {
    expect(shown(`meeting=${meetings[8].id}`)).toEqual(['later: 04'])
  })
})

describe('order', () => {
  test('within groups is by what the reader chose, and back', () => {
    expect(shown('sort=number&by=meeting')).toEqual([
      `${meetings[9].id}: 01 02 03 05 06 07 08`,
      `${meetings[8].id}: 04`,
    ])
    expect(shown('sort=-number&by=meeting')[0]).toBe(`${meetings[9].id}: 08 07 06 05 03 02 01`)
  })

  test('by owner lists what two owe together under both', () => {
    expect(shown('by=owner&status=open')).toEqual(['KOR: 02 05 04 06', 'MYS: 01', 'USA: 04'])
  })

  test('by owner keeps what all members owe in one place', () => {
    const all = commitment('9/12', { owners: ['KOR', 'MYS'], perOwner: {} })
    const groups = arrange([all], readView(new URLSearchParams('by=owner')), at)
    expect(groups.map(({ id }) => id)).toEqual(['several'])
  })
})
