import { describe, expect, test } from 'vitest'
import { commitment, onDay } from '../testing'
import { actOf, draftOf, readDraft } from './edit-draft'

const before = commitment('9/02', {
  owners: ['KOR', 'USA'],
  due: onDay('2023-06-13'),
  text: { en: 'Circulate the plan.', ko: '계획 회람' },
})
const draft = draftOf(before)

describe('an edit', () => {
  test('sends only what differs, so that nobody’s other change is undone', () => {
    expect(actOf({ ...draft, dueValue: '2023-06-20' }, before)).toEqual({
      act: { act: 'edit', due: onDay('2023-06-20') },
    })
    expect(actOf({ ...draft, owners: ['KOR'] }, before)).toEqual({ act: { act: 'edit', owners: ['KOR'] } })
    expect(actOf({ ...draft, text: { en: 'Circulate the plan twice.', ko: '계획 회람' } }, before)).toEqual({
      act: { act: 'edit', text: { en: 'Circulate the plan twice.', ko: '계획 회람' } },
    })
  })

  test('keeps a month a month [A14-12]', () => {
    expect(actOf({ ...draft, dueType: 'month', dueValue: '2023-09' }, before)).toEqual({
      act: { act: 'edit', due: { type: 'month', value: '2023-09' } },
    })
  })

  test('can take the due date away, or say that its timing is not finalised', () => {
    expect(actOf({ ...draft, dueType: '' }, before)).toEqual({ act: { act: 'edit', due: null } })
    expect(actOf({ ...draft, dueType: 'unspecified', dueValue: '' }, before)).toEqual({
      act: { act: 'edit', due: { type: 'unspecified' } },
    })
  })

  test('is not sent while something is missing', () => {
    expect(actOf({ ...draft, dueValue: '' }, before)).toEqual({ fault: 'fault.day' })
    expect(actOf({ ...draft, dueType: 'month', dueValue: '2023-13' }, before)).toEqual({
      fault: 'fault.month',
    })
    expect(actOf({ ...draft, dueType: 'event', dueValue: ' ' }, before)).toEqual({ fault: 'fault.event' })
    expect(actOf({ ...draft, text: { en: ' ' } }, before)).toEqual({ fault: 'fault.wording' })
  })

  test('that changes nothing says so', () => {
    expect(actOf({ ...draft, owners: ['USA', 'KOR'] }, before)).toEqual({ fault: 'fault.nothing' })
  })
})

test('a draft is read back as it was kept, and one that nobody here wrote is none', () => {
  expect(readDraft(JSON.stringify(draft))).toEqual(draft)
  expect(readDraft('{"dueType":"someday"}')).toBeNull()
  expect(readDraft('not even that')).toBeNull()
})
