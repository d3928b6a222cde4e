/**
 * When an action is due, as its own words say it. The prose stays as it is: what is found becomes a field
 * (MODEL M5). Where the words allow two readings nothing is found, and a person says which.
 */
import { type Due, writeDue } from '../../documents/due.js'
import {
  dueOn,
  englishDays,
  englishMonth,
  englishMonthOfYear,
  gap,
  koreanDays,
  koreanMonth,
  readWrittenDate,
  space,
} from './calendar-words.js'
import type { Span } from './span.js'

export interface DuePhrase extends Span {
  due: Due
}

interface Pattern {
  /** 1 says until when; 2 says when something is, which counts only where nothing says until when. */
  rank: 1 | 2
  expression: RegExp
  /** Null for words that are there and mean no due one could rely on. */
  read: (match: RegExpExecArray, reference: string) => Due | null
}

const wordStart = String.raw`(?<![\p{L}\p{N}])`
const by = String.raw`${wordStart}(?<!\bnot${gap})(?:(?:by${space})?(?:no|not)${space}later${space}than|on${space}or${space}before|by|before|due(?:${space}(?:on|by))?)${space}`
const atHour = String.raw`(?:(?:close of business|COB|noon|midnight|\d{1,2}[:.]\d{2}(?: hours| hrs)?),?${space}(?:on${space})?)?`
const endOf = String.raw`(?<end>(?:the${space})?end(?:${space}of${space}|[- ]))?`
/** Another day behind the first makes it a choice or a span of days. */
const notAnother = String.raw`(?!${gap}(?:[-–—~/]|(?:to|or|and|until|till|through)${space}(?:by${space})?)${gap}(?:${unnamed(englishDays.join('|'))}|\d|the${space}next))`
const notAnotherBefore = String.raw`(?<!(?:부터|또는|이나|혹은|및|[~∼〜–-])\s{0,3})`
const until = String.raw`${gap}(?:(?:이?전)?${gap}까지(?!의)|이?전에|내로)`
const clauseEnd = String.raw`(?=${gap}(?:[.;,)]|$))`

const patterns: Pattern[] = [
  ...englishDays.map((day) => pattern(1, `${by}${atHour}(?:the${space})?${day}${notAnother}`, readDay)),
  pattern(1, `${by}${endOf}${englishMonth}(?!${space}\\d|[-–/])`, readMonth),
  ...koreanDays.map((day) => pattern(1, `${notAnotherBefore}${day}${until}`, readDay)),
  pattern(
    1,
    `${notAnotherBefore}${koreanMonth}(?:${gap}말)?(?:${gap}까지(?!의)|${gap}중으로|${gap}(?:내로|내에|이내))`,
    readDay,
  ),
  pattern(
    1,
    String.raw`${wordStart}(?:by|before|ahead of|in time for|no later than|not later than)${space}(?:the|its|their|our)?${gap}next meeting(?!\p{L}|${space}of\b)`,
    () => ({ type: 'next_meeting' }),
  ),
  pattern(
    1,
    `(?:차기|다음)${gap}회의${gap}(?:(?:시|개최)?${gap}(?:이?전)?${gap}까지(?!의)|(?:개최${gap})?이?전에)`,
    () => ({
      type: 'next_meeting',
    }),
  ),
  pattern(2, `${wordStart}(?:in|during)${space}${englishMonthOfYear}${clauseEnd}`, readMonth),
  pattern(
    2,
    String.raw`${wordStart}at${space}(?:the|its|their|our)?${gap}next meeting(?!\p{L}|${space}of\b)`,
    () => ({
      type: 'next_meeting',
    }),
  ),
  pattern(2, `(?:차기|다음)${gap}회의(?:에서|에|${gap}시에?)(?!\\p{L})`, () => ({ type: 'next_meeting' })),
  pattern(
    2,
    String.raw`${wordStart}(?:timing|dates?|deadline)${space}(?:(?:is|are|was|were|has|have|had|being)${space})?(?:(?:yet${space})?to${space}be|not(?:${space}yet)?(?:${space}been)?)${space}(?:finali[sz]ed|settled|determined|decided|agreed|confirmed|set|fixed|specified)(?!\p{L})`,
    () => ({ type: 'unspecified' }),
  ),
  pattern(
    2,
    `(?:시기|일정|기한|일자)(?:는|은|가|이)?${gap}(?:미정|미확정|추후${gap}(?:확정|결정|협의))`,
    () => ({
      type: 'unspecified',
    }),
  ),
]

/**
 * The due that a text names, with where it stands. `reference` is the day of the meeting: a date without a
 * year is the next such day from then on. Null when no due is named, or more than one.
 */
export function findDue(text: string, reference: string): DuePhrase | null {
  const found = patterns.flatMap(({ rank, expression, read }) =>
    [...text.matchAll(expression)].map((match) => ({
      rank,
      from: match.index,
      to: match.index + match[0].length,
      due: read(match, reference),
    })),
  )
  for (const rank of [1, 2]) {
    const [first, ...others] = found.filter((each) => each.rank === rank)
    if (!first) continue
    const { due, from, to } = first
    if (!due || others.some((other) => !other.due || writeDue(other.due) !== writeDue(due))) return null
    return { due, from, to }
  }
  return null
}

function pattern(rank: Pattern['rank'], source: string, read: Pattern['read']): Pattern {
  return { rank, expression: new RegExp(source, 'giu'), read }
}

function readDay(match: RegExpExecArray, reference: string): Due | null {
  const written = readWrittenDate(match.groups ?? {}, Number(reference.slice(0, 4)))
  return written && dueOn(written, reference)
}

/** "Before November" is a day in October and so no month; and `may` without a capital is mostly a verb. */
function readMonth(match: RegExpExecArray, reference: string): Due | null {
  const { month = '', end } = match.groups ?? {}
  if (/^before/i.test(match[0]) && !end) return null
  return /^\p{Lu}/u.test(month) ? readDay(match, reference) : null
}

/** The same expression without the names of its groups, which may stand only once in another. */
function unnamed(source: string): string {
  return source.replaceAll(/\(\?<\w+>/g, '(?:')
}
