/** Dates and times as the interface writes them, in one language and one zone. */
import type { RoughDates } from '@tandem/shared/activities'
import type { Language } from '@tandem/shared/words'
import { domain, say } from '../i18n'
import { zoneOffset } from './zones'

/** A calendar day without a time: `2023-07-11`. */
export type Day = string
export interface Days {
  start: Day
  end: Day
}

export interface Formats {
  /** `14 Oct`, `10월 14일`: this year or next, where the year is plain. */
  day(day: Day): string
  /** `14 Oct` in the year of `now`, else `14 Oct 2026`: for lists that reach over years. */
  dayNear(day: Day, now: number): string
  /** `14 October 2026`, `2026년 10월 14일`. */
  dayLong(day: Day): string
  /** `Wed`, `수`. */
  weekday(day: Day): string
  /** `Wednesday`, `수요일`. */
  weekdayLong(day: Day): string
  /** `W`, `수`: for heads of narrow columns. */
  weekdayNarrow(day: Day): string
  /** `Wed 14 Oct`, `10월 14일(수)`; with its year when that is another than of `now` (ms). */
  dayWithWeekday(day: Day, now: number): string
  /** `Wednesday 14 October 2026`, `2026년 10월 14일(수)`. */
  fullDay(day: Day): string
  /** `11–12 Jul`, `7월 11~12일`; a single day as itself. */
  range(days: Days): string
  /** `11–12 July 2023`, `2023년 7월 11~12일`. */
  rangeLong(days: Days): string
  /** `November 2023`, `2023년 11월`. */
  month(month: string): string
  /** `Nov 2023`, `2023년 11월`. */
  monthShort(month: string): string
  /** `July, August 2023`; over the turn of a year both years are said. */
  monthPair(first: string, second: string): string
  /** As exact as what is known, never more. */
  rough(dates: RoughDates): string
  /** The day an instant falls on in this zone. */
  dayOf(instant: number | string): Day
  /** `09:30` in this zone. */
  time(instant: number | string): string
  /** `14:02:07` in this zone. */
  clock(instant: number | string): string
  /** `09:30 (UTC+9)`. */
  timeWithOffset(instant: number | string): string
  /** `14:02` today, `Mon 14:02` within the week, else `9 May`; for lists. */
  when(instant: number | string, now: number): string
  /** `9 May 2023, 14:02 (UTC+9)`; for titles and details. */
  moment(instant: number | string): string
  /** `today`, `in 8 days`, `8 days ago`. */
  relativeDay(day: Day, now: number): string
}

const locales = { en: 'en-GB', ko: 'ko-KR' } as const
const dayLength = 86_400_000

export function createFormats(language: Language, zone: string): Formats {
  const locale = locales[language]
  const dayFormat = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const zoned = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })

  const short = dayFormat({ day: 'numeric', month: 'short' })
  const shortWithYear = dayFormat({ day: 'numeric', month: 'short', year: 'numeric' })
  const long = dayFormat({ day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = dayFormat({ weekday: 'short' })
  const weekdayLong = dayFormat({ weekday: 'long' })
  const weekdayNarrow = dayFormat({ weekday: 'narrow' })
  const monthAlone = dayFormat({ month: 'long' })
  const month = dayFormat({ month: 'long', year: 'numeric' })
  const monthShort = dayFormat({ month: 'short', year: 'numeric' })
  const time = zoned({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const clock = zoned({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

  const formats: Formats = {
    day: (day) => threeLetters(short.format(startOf(day))),
    dayNear: (day, now) =>
      day.slice(0, 4) === formats.dayOf(now).slice(0, 4)
        ? formats.day(day)
        : threeLetters(shortWithYear.format(startOf(day))),
    dayLong: (day) => long.format(startOf(day)),
    weekday: (day) => weekday.format(startOf(day)),
    weekdayLong: (day) => weekdayLong.format(startOf(day)),
    weekdayNarrow: (day) => weekdayNarrow.format(startOf(day)),
    dayWithWeekday: (day, now) =>
      language === 'ko'
        ? `${formats.dayNear(day, now)}(${formats.weekday(day)})`
        : `${formats.weekday(day)} ${formats.dayNear(day, now)}`,
    fullDay: (day) =>
      language === 'ko'
        ? `${formats.dayLong(day)}(${formats.weekday(day)})`
        : `${weekdayLong.format(startOf(day))} ${formats.dayLong(day)}`,
    range: (days) => formatRange(short, days, language),
    rangeLong: (days) => formatRange(long, days, language),
    month: (name) => month.format(startOf(`${name}-01`)),
    monthShort: (name) => threeLetters(monthShort.format(startOf(`${name}-01`))),
    monthPair: (first, second) => {
      if (first.slice(0, 4) !== second.slice(0, 4)) return `${formats.month(first)}, ${formats.month(second)}`
      const alone = (name: string) => monthAlone.format(startOf(`${name}-01`))
      return language === 'ko'
        ? `${formats.month(first)}, ${alone(second)}`
        : `${alone(first)}, ${formats.month(second)}`
    },
    rough: (dates) => {
      if (dates.precision === 'day') return formats.rangeLong(dates)
      if (dates.precision === 'tbd') return say(domain, 'date.tbd', {}, language)
      return say(domain, 'date.monthOnlyInline', { month: formats.month(dates.month) }, language)
    },
    dayOf: (instant) => isoDay.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    clock: (instant) => clock.format(new Date(instant)),
    timeWithOffset: (instant) => `${formats.time(instant)} (${zoneOffset(zone, Number(new Date(instant)))})`,
    when: (instant, now) => {
      const day = formats.dayOf(instant)
      const age = daysBetween(day, formats.dayOf(now))
      if (age === 0) return formats.time(instant)
      if (age > 0 && age < 7) return `${formats.weekday(day)} ${formats.time(instant)}`
      return day.slice(0, 4) === formats.dayOf(now).slice(0, 4) ? formats.day(day) : formats.dayLong(day)
    },
    moment: (instant) => `${formats.dayLong(formats.dayOf(instant))}, ${formats.timeWithOffset(instant)}`,
    relativeDay: (day, now) => relative.format(daysBetween(formats.dayOf(now), day), 'day'),
  }
  return formats
}

// Some runtimes write the one month whose short name would have four letters.
function threeLetters(text: string): string {
  return text.replace(/Sept\b/, 'Sep')
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOf(to) - startOf(from)) / dayLength)
}

export function addDays(day: Day, count: number): Day {
  return new Date(startOf(day) + count * dayLength).toISOString().slice(0, 10)
}

function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function formatRange(format: Intl.DateTimeFormat, days: Days, language: Language): string {
  if (days.start === days.end) return format.format(startOf(days.start))
  const text = format.formatRange(startOf(days.start), startOf(days.end))
  // Intl repeats the counter and adds spaces in Korean (7월 11일 ~ 12일); officials write 7월 11~12일.
  if (language === 'ko') return text.replace(/(\d+)일\s*~\s*(\d+일)$/, '$1~$2').replace(/\s*~\s*/, '~')
  // Between bare numbers the dash stands without spaces: 11–12 Jul, but 30 Jun – 2 Jul.
  return text.replace(/^(\d+)\s*–\s*(?=\d)/, '$1–')
}
