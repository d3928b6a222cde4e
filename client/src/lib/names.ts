/** Names the domain makes from numbers: meetings by ordinal, documents by kind. */
import type { DocumentKind } from '@tandem/shared/permissions'
import type { Language } from '@tandem/shared/words'

// Planning meetings go by their place in the chain, not by a number.
const planningMeetings: Record<string, Record<Language, string>> = {
  IPM: { en: 'Initial Planning Meeting', ko: '최초 기획회의' },
  MPM: { en: 'Mid-planning Meeting', ko: '중간 기획회의' },
  FPM: { en: 'Final Planning Meeting', ko: '최종 기획회의' },
}

/** `10th Meeting`, `제10차 회의`; `Initial Planning Meeting`, `최초 기획회의`. */
export function meetingName(meeting: { symbol: string; ordinal: number }, language: Language): string {
  const planning = planningMeetings[meeting.symbol.split('/').at(-1) ?? '']
  if (planning) return planning[language]
  return language === 'ko' ? `제${meeting.ordinal}차 회의` : `${ordinal(meeting.ordinal)} Meeting`
}

/** `10th`, `제10차`; `IPM`: for narrow columns that cite a meeting. */
export function meetingShort(meeting: { symbol: string; ordinal: number }, language: Language): string {
  const code = meeting.symbol.split('/').at(-1) ?? ''
  if (planningMeetings[code]) return code
  return language === 'ko' ? `제${meeting.ordinal}차` : ordinal(meeting.ordinal)
}

/** What a document of a kind is called. */
export const documentNames: Record<DocumentKind, Record<Language, string>> = {
  agenda: { en: 'Agenda', ko: '의제' },
  record: { en: 'Minutes', ko: '회의록' },
}

/** `Agenda of the 10th Meeting`, `제10차 회의 의제`. */
export function documentName(
  kind: DocumentKind,
  meeting: { symbol: string; ordinal: number },
  language: Language,
): string {
  const name = meetingName(meeting, language)
  const document = documentNames[kind][language]
  return language === 'ko' ? `${name} ${document}` : `${document} of the ${name}`
}

const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' })

/** `1st`, `2nd`, `11th`. */
export function ordinal(number: number): string {
  return `${number}${suffixes[ordinalRules.select(number)] ?? 'th'}`
}
