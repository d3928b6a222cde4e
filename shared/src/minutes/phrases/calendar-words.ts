/**
 * Days and months as people write them in English and Korean, as sources of regular expressions, and what
 * such words come to. All gaps are bounded, so that no text makes a search slow.
 */
import type { Due } from '../../documents/due.js'

/** A day or month as written; what is not said is null. */
export interface WrittenDate {
  year: number | null
  month: number
  day: number | null
  /** 0 is Sunday. */
  weekday: number | null
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const koreanWeekdays = '일월화수목금토'

export const gap = String.raw`\s{0,3}`
export const space = String.raw`\s{1,3}`

const fullMonth = 'january|february|march|april|may|june|july|august|september|october|november|december'
const shortMonth = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const month = String.raw`(?:(?:${fullMonth})(?![a-z])|(?:${shortMonth})(?:\.|(?![a-z])))`
const weekday = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?`
const writtenDay = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\d:])`
const inWeek = String.raw`(?:(?<weekday>${weekday}),?${space}(?:the${space})?)?`
const ofYear = String.raw`(?:,?${space}(?<year>\d{4})(?!\d))?`

/** Each has the groups that `readWrittenDate` looks for. */
export const englishDays = [
  String.raw`${inWeek}(?<day>${writtenDay})${space}(?:of${space})?(?<month>${month})${ofYear}`,
  String.raw`${inWeek}(?<month>${month})${space}(?<day>${writtenDay})${ofYear}`,
  String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])`,
]
export const englishMonth = String.raw`(?<month>${month})${ofYear}`
export const englishMonthOfYear = String.raw`(?<month>${month}),?${space}(?<year>\d{4})(?!\d)`

const koreanWeekday = String.raw`(?:${gap}\((?<weekday>[${koreanWeekdays}])(?:요일)?\))?`
const koreanYear = String.raw`(?:(?:(?<year>\d{4})년|(?<near>내년|올해|금년))${gap})?`

export const koreanDays = [
  String.raw`(?<!\d)${koreanYear}(?<month>\d{1,2})월${gap}(?<day>\d{1,2})일${koreanWeekday}`,
  // 2023. 6. 30.(금) and '23. 6. 30.
  String.raw`(?<![\d./A-Za-z'’-])(?:(?<year>\d{4}|['’]\d{2})\.${gap})?(?<month>\d{1,2})\.${gap}(?<day>\d{1,2})\.?${koreanWeekday}`,
  String.raw`(?<![\d./A-Za-z-])(?<month>\d{1,2})/(?<day>\d{1,2})${koreanWeekday}`,
  String.raw`(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`,
]
export const koreanMonth = String.raw`(?<!\d)${koreanYear}(?<month>\d{1,2})월`

type Groups = Partial<Record<'year' | 'month' | 'day' | 'weekday' | 'near', string>>

/** What the groups of one of the expressions above say. `thisYear` is the year of the meeting. */
export function readWrittenDate(groups: Groups, thisYear: number): WrittenDate | null {
  const monthNumber = readMonth(groups.month ?? '')
  if (monthNumber === null) return null
  return {
    year: readYear(groups, thisYear),
    month: monthNumber,
    day: groups.day === undefined ? null : Number.parseInt(groups.day, 10),
    weekday: groups.weekday === undefined ? null : readWeekday(groups.weekday),
  }
}

function readMonth(written: string): number | null {
  const number = /^\d/.test(written)
    ? Number(written)
    : monthNames.indexOf(written.slice(0, 3).toLowerCase()) + 1
  return number >= 1 && number <= 12 ? number : null
}

function readYear({ year, near }: Groups, thisYear: number): number | null {
  if (near) return near === '내년' ? thisYear + 1 : thisYear
  if (year === undefined) return null
  return /^\d/.test(year) ? Number(year) : 2_000 + Number(year.slice(1))
}

function readWeekday(written: string): number {
  const korean = koreanWeekdays.indexOf(written)
  return korean === -1 ? weekdayNames.indexOf(written.slice(0, 3).toLowerCase()) : korean
}

const furthestLeapYear = 8

/**
 * The due a written date means, null when there is no such day. Without a year it is the next such day or
 * month, on or after `reference` (`2023-05-09`, the day of the meeting). A month stays a month (A14-12).
 */
export function dueOn(written: WrittenDate, reference: string): Due | null {
  const [year = 0, month = 0] = reference.split('-').map(Number)
  if (written.year !== null && (written.year < 1_900 || written.year > 2_199)) return null
  if (written.day === null) {
    const ofYear = written.year ?? (written.month >= month ? year : year + 1)
    return { type: 'month', value: `${ofYear}-${twoDigits(written.month)}` }
  }
  if (written.year !== null) return dayIn(written.year, written)
  for (let ofYear = year; ofYear <= year + furthestLeapYear; ofYear += 1) {
    const due = dayIn(ofYear, { ...written, weekday: null })
    // The weekday has to fit the day it would be; another year that happens to fit would be a guess.
    if (due && due.value >= reference) return dayIn(ofYear, written)
  }
  return null
}

function dayIn(year: number, { month, day, weekday }: WrittenDate): { type: 'date'; value: string } | null {
  const date = new Date(Date.UTC(year, month - 1, day ?? 0))
  if (day === null || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  if (weekday !== null && date.getUTCDay() !== weekday) return null
  return { type: 'date', value: `${year}-${twoDigits(month)}-${twoDigits(day)}` }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
