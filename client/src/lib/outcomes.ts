/** What outcomes and the parties of a record are called, and the mark that stands for a verb. */
import type { Attribution } from '@tandem/shared/documents'
import { type Language, type OutcomeVerb, outcomeVerbs } from '@tandem/shared/words'

/** Outcomes as their chip names them in Korean: nouns, as records have them. */
const koreanOutcomes: Record<OutcomeVerb, string> = {
  adopted: '채택',
  approved: '승인',
  approved_as_corrected: '수정 승인',
  endorsed: '지지·승인',
  agreed: '합의',
  decided: '결정',
  tasked: '과제',
  authorised: '위임',
  undertook: '단독 이행',
  recommended: '권고',
  agreed_in_principle: '원칙 합의',
  requested: '요청',
  invited: '권유',
  encouraged: '장려',
  will_positively_consider: '긍정 검토',
  deferred: '연기',
  carried: '이월',
  reserved_position: '입장 유보',
  reviewed: '점검',
  welcomed: '환영',
  noted_with_appreciation: '사의·유의',
  noted: '유의',
  took_note: '유념',
  considered: '심의',
  will_consider: '검토',
  proposed: '제안',
  informed: '설명',
  shared: '공유',
  no_consensus: '합의 불발',
  withdrew: '철회',
}

/** `Agreed`, `합의`: what an outcome is called on its chip. */
export function outcomeName(verb: OutcomeVerb, language: Language): string {
  if (language === 'ko') return koreanOutcomes[verb]
  const name = outcomeVerbs[verb].en
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const parties: Partial<Record<string, Record<Language, string>>> = {
  both: { en: 'The two sides', ko: '양측' },
  meeting: { en: 'The Meeting', ko: '회의' },
}

/** Whom a paragraph speaks for when it is no delegation; null when it is one. */
export function partyName(attribution: Attribution, language: Language): string | null {
  return parties[attribution]?.[language] ?? null
}

/** `ad ref. USA`, `재가 조건부: USA`: who has still to confirm it, in the language of the text. */
export function adReferendumTag(codes: readonly string[], language: Language): string {
  return language === 'ko' ? `재가 조건부: ${codes.join(', ')}` : `ad ref. ${codes.join(', ')}`
}

const icons: Partial<Record<OutcomeVerb, string>> = {
  tasked: 'tasked',
  undertook: 'tasked',
  requested: 'tasked',
  invited: 'tasked',
  will_positively_consider: 'tasked',
  will_consider: 'tasked',
  deferred: 'deferred',
  carried: 'deferred',
  reserved_position: 'reserved',
  no_consensus: 'reserved',
  withdrew: 'reserved',
}

/** The mark beside a verb: what was decided, noted, given to someone, put off, or withheld. */
export function iconOfVerb(verb: OutcomeVerb): string {
  return icons[verb] ?? (outcomeVerbs[verb].force >= 3 ? 'agreed' : 'noted')
}
