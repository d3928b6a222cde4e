/** What is said of a meeting in its record: which it was, where and when, as far as that is settled. */
import type { MeetingSummary } from '@tandem/shared/meetings'
import type { Language, LocalisedText } from '@tandem/shared/words'

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
]

/** `eighth`, and from the twenty-first on `21st`. */
export function ordinalWord(n: number): string {
  const word = ordinals[n - 1]
  if (word !== undefined) return word
  const isTeen = n % 100 >= 11 && n % 100 <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `8 and 9 May 2023`, `30 May to 2 June 2023`; `2023년 5월 8일부터 9일까지`. */
export function datesInWords(
  { start, end }: NonNullable<MeetingSummary['dates']>,
  language: Language,
): string {
  return language === 'ko' ? koreanDates(start, end) : englishDates(start, end)
}

function englishDates(start: string, end: string): string {
  const [from, to] = [partsOf(start), partsOf(end)]
  const last = `${to.day} ${months[to.month - 1]} ${to.year}`
  if (start === end) return last
  if (from.year !== to.year) return `${from.day} ${months[from.month - 1]} ${from.year} to ${last}`
  if (from.month !== to.month) return `${from.day} ${months[from.month - 1]} to ${last}`
  return `${from.day} ${to.day === from.day + 1 ? 'and' : 'to'} ${last}`
}

function koreanDates(start: string, end: string): string {
  const [from, to] = [partsOf(start), partsOf(end)]
  const first = `${from.year}년 ${from.month}월 ${from.day}일`
  if (start === end) return first
  const month = from.month === to.month && from.year === to.year ? '' : `${to.month}월 `
  const year = from.year === to.year ? '' : `${to.year}년 `
  return `${first}부터 ${year}${month}${to.day}일까지`
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

const formats: Record<MeetingSummary['format'], LocalisedText> = {
  in_person: { en: 'in person', ko: '대면으로' },
  virtual: { en: 'by video conference', ko: '화상으로' },
  hybrid: { en: 'in hybrid form', ko: '대면과 화상을 병행하여' },
  to_be_confirmed: {},
}

export function formatInWords(format: MeetingSummary['format'], language: Language): string | undefined {
  return formats[format][language]
}

/**
 * The city of a venue: in English the last part that begins with a capital (`Ministry, Yongsan, Seoul`), in
 * Korean the first word (`서울 용산 국방부 청사`). A guess, to begin from.
 */
export function cityOf(venue: LocalisedText | null, language: Language): string | undefined {
  const place = venue?.[language]
  if (place === undefined) return undefined
  if (language === 'ko') return place.split(' ')[0]
  return place.split(', ').findLast((part) => /^\p{Lu}[\p{L} .'-]*$/u.test(part))
}

const stages: Record<string, string> = {
  IPM: 'initial planning meeting',
  MPM: 'mid-planning meeting',
  FPM: 'final planning meeting',
  AAR: 'after-action review',
}

/** Of a planning meeting, by the last part of its symbol: `CX23/MPM`. */
export function stageOf(symbol: string): string | undefined {
  return stages[symbol.slice(symbol.lastIndexOf('/') + 1)]
}

const takesArticle =
  /\b(?:Republic|Kingdom|Union|Federation|Confederation|Commonwealth|Emirates|States|PDR|Secretariat|Islands)\b|^(?:Philippines|Netherlands|Maldives|Bahamas|Gambia)$/

/** An English name as it stands inside a sentence: `the Republic of Korea`, `Malaysia`. */
export function withArticle(name: string): string {
  return takesArticle.test(name) ? `the ${name}` : name
}
