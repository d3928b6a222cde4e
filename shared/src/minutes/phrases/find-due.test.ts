import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDue, writeDue } from '../../documents/due.js'
import { findDue } from './find-due.js'

/** The eighth meeting of the CCWG ended on this Tuesday. */
const meeting = '2023-05-09'

const understood: [text: string, phrase: string, due: string][] = [
  ['Circulate the framework by 30 June.', 'by 30 June', 'date:2023-06-30'],
  ['Circulate the framework by 30 June 2023.', 'by 30 June 2023', 'date:2023-06-30'],
  ['Circulate it by 30th June', 'by 30th June', 'date:2023-06-30'],
  ['Circulate it by June 30, 2024', 'by June 30, 2024', 'date:2024-06-30'],
  ['Circulate it by June 30th and inform all.', 'by June 30th', 'date:2023-06-30'],
  ['Propose dates before 15 Dec, please', 'before 15 Dec', 'date:2023-12-15'],
  ['by Friday 30 June: the list', 'by Friday 30 June', 'date:2023-06-30'],
  ['No later than Friday, 30 June 2023', 'No later than Friday, 30 June 2023', 'date:2023-06-30'],
  ['Reply by 18:00 on 16 May (Seoul)', 'by 18:00 on 16 May', 'date:2023-05-16'],
  ['Reply by close of business on 16 May', 'by close of business on 16 May', 'date:2023-05-16'],
  ['Reply by 2023-06-13.', 'by 2023-06-13', 'date:2023-06-13'],
  ['Reply by 8 May', 'by 8 May', 'date:2024-05-08'],
  ['Reply by 9 May', 'by 9 May', 'date:2023-05-09'],
  ['Report by 29 February', 'by 29 February', 'date:2024-02-29'],
  ['Nominate experts for the exercise of 8 November by 30 June', 'by 30 June', 'date:2023-06-30'],
  ['by 30 June, and to remind members by 30 June', 'by 30 June', 'date:2023-06-30'],
  ['Report by the end of November', 'by the end of November', 'month:2023-11'],
  ['Report before the end of November 2024.', 'before the end of November 2024', 'month:2024-11'],
  ['Report by end-November', 'by end-November', 'month:2023-11'],
  ['Report by September', 'by September', 'month:2023-09'],
  ['Report by March', 'by March', 'month:2024-03'],
  ['Hold the exercise in November 2023.', 'in November 2023', 'month:2023-11'],
  ['Report by the next meeting', 'by the next meeting', 'next_meeting'],
  ['Report before its next meeting.', 'before its next meeting', 'next_meeting'],
  ['Report at the next meeting.', 'at the next meeting', 'next_meeting'],
  ['Settle the exercise in November 2023, by the next meeting', 'by the next meeting', 'next_meeting'],
  ['Settle it; timing not finalised', 'timing not finalised', 'unspecified'],
  ['The timing was not finalized and will be settled', 'timing was not finalized', 'unspecified'],
  ['Host the workshop, dates to be confirmed', 'dates to be confirmed', 'unspecified'],
  ['The timing was not finalised: settle it by the next meeting', 'by the next meeting', 'next_meeting'],
  ['6월 30일까지 초안을 회람', '6월 30일까지', 'date:2023-06-30'],
  ['2023년 6월 30일까지 초안을 회람', '2023년 6월 30일까지', 'date:2023-06-30'],
  ['2024년 6월 30일(일)까지', '2024년 6월 30일(일)까지', 'date:2024-06-30'],
  ['초안을 5월 8일까지 회신', '5월 8일까지', 'date:2024-05-08'],
  ['6월 30일 이전까지 통보', '6월 30일 이전까지', 'date:2023-06-30'],
  ['6월 30일 전에 통보', '6월 30일 전에', 'date:2023-06-30'],
  ['2023. 6. 30.까지 제출', '2023. 6. 30.까지', 'date:2023-06-30'],
  ['’23. 6. 30.(금)까지 제출', '’23. 6. 30.(금)까지', 'date:2023-06-30'],
  ['6. 30.까지 제출', '6. 30.까지', 'date:2023-06-30'],
  ['6/30까지 제출', '6/30까지', 'date:2023-06-30'],
  ['2023-06-30까지 제출', '2023-06-30까지', 'date:2023-06-30'],
  ['9월까지 참가 수준 통보', '9월까지', 'month:2023-09'],
  ['9월 말까지 통보', '9월 말까지', 'month:2023-09'],
  ['내년 3월까지 통보', '내년 3월까지', 'month:2024-03'],
  ['9월 중으로 통보', '9월 중으로', 'month:2023-09'],
  ['차기 회의까지 보고', '차기 회의까지', 'next_meeting'],
  ['다음 회의 전까지 보고', '다음 회의 전까지', 'next_meeting'],
  ['차기회의 시까지 보고', '차기회의 시까지', 'next_meeting'],
  ['차기 회의에서 보고', '차기 회의에서', 'next_meeting'],
  ['최초 훈련 시기 확정(시기 미정)', '시기 미정', 'unspecified'],
  ['시기는 추후 협의', '시기는 추후 협의', 'unspecified'],
]

const leftAlone: [text: string, why: string][] = [
  ['', 'nothing is said'],
  ['The delegation noted the report.', 'no due'],
  ['Circulate it by 31 June', 'there is no such day'],
  ['Circulate it by 30 June or 15 July', 'a choice'],
  ['Circulate it by 30 June and report by 15 July', 'two dues'],
  ['Hold it by 28-30 June', 'a span'],
  ['Hold it by 28 June to 30 June', 'a span'],
  ['Circulate it by Monday 30 June', 'that day is a Friday'],
  ['not by 30 June', 'denied'],
  ['Circulate it by 6/7', 'June or July'],
  ['on 30 June the delegation spoke', 'says when something was'],
  ['the exercise in November', 'says when something is, without a year'],
  ['Propose exact days in November 2023 for the exercise.', 'belongs to the exercise'],
  ['Report before November', 'a day in October at the latest'],
  ['It was proposed by may be some', 'a verb'],
  ['by marching orders', 'no month'],
  ['by mid-November', 'neither a day nor the month'],
  ['by next June', 'this year or next'],
  ['Report by the next meeting of ADSOM-Plus', 'the meeting of another body'],
  ['standby 30 June', 'within a word'],
  ['in November 2023, timing not finalised', 'two readings'],
  ['by 30 June 1023', 'no such year here'],
  ['6월 31일까지', 'there is no such day'],
  ['13월까지', 'there is no such month'],
  ['6월 1일부터 6월 30일까지', 'a span'],
  ['6월 30일 또는 7월 15일까지', 'a choice'],
  ['6월 30일까지의 실적', 'a result up to that day'],
  ['6월 30일(월)까지', 'that day is a Friday'],
  ['6월 30일에 개최', 'says when something is'],
  ['11월 전까지', 'a day in October at the latest'],
  ['9월 중순까지', 'neither a day nor the month'],
  ['CCWG/6/30까지', 'a symbol'],
]

describe('the due of an action is read from its words', () => {
  test.each(understood)('%s → %s → %s [M5, A9]', (text, phrase, due) => {
    const found = findDue(text, meeting)
    expect(found && [text.slice(found.from, found.to), writeDue(found.due)]).toEqual([phrase, due])
  })

  test.each(leftAlone)('%s: %s, so nothing is guessed [A14-12]', (text) => {
    expect(findDue(text, meeting)).toBeNull()
  })
})

const pieces = fc.constantFrom(
  ..."by |before |30| June| 2023|월 |일|까지| 6|next meeting|end of |.|(금)|-|/|'23. |May|not |or".split('|'),
  ...'\u0000|\ud83c| |차기 회의|시기 미정'.split('|'),
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
)

test('whatever the text, a due is a due and stands inside it [A9]', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = findDue(text, meeting)
      if (!found) return
      expect(0 <= found.from && found.from < found.to && found.to <= text.length).toBe(true)
      expect(readDue(writeDue(found.due))).toEqual(found.due)
    }),
  )
})

test('a long text of half phrases is read at once', () => {
  const long = 'by the end of 30 June 2 6월 3일 '.repeat(4_000)
  const begun = performance.now()
  findDue(long, meeting)
  findDue(' '.repeat(200_000), meeting)
  expect(performance.now() - begun).toBeLessThan(2_000)
})
