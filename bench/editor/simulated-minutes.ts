/**
 * Minutes of any length that look like minutes: sections with a heading, paragraphs of two or three
 * sentences, an outcome now and then. The same seed gives the same words; ids are new each time.
 */
import { type MinutesBlock, plainBlock, type Run } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import type { Language, OutcomeVerb } from '@tandem/shared/words'

/** What fits a printed page of a record: 15 paragraphs of 28 words. */
const paragraphsOnPage = 15
const paragraphsInSection = 30
const everyNthIsAnOutcome = 6

const openings: Record<Language, readonly string[]> = {
  en: [
    'The delegation of Australia informed the Meeting of',
    'The co-chair introduced the document and invited comments on',
    'Several delegations underlined the importance of',
    'The Meeting had before it a note by the secretariat on',
    'The delegation of Singapore described its experience with',
  ],
  ko: [
    '호주 대표단은 회의에 다음을 설명하였다.',
    '공동의장은 문서를 소개하고 의견을 요청하였다.',
    '여러 대표단은 다음 사항의 중요성을 강조하였다.',
    '회의는 사무국이 제출한 문서를 검토하였다.',
    '싱가포르 대표단은 자국의 경험을 공유하였다.',
  ],
}
const words: Record<Language, readonly string[]> = {
  en: 'network incident exercise response training points of contact scenario recovery capacity information sharing procedure framework cooperation readiness assessment liaison reporting timeline'.split(
    ' ',
  ),
  ko: '사이버 훈련 대응 절차 정보 공유 연락 체계 복구 역량 강화 협력 준비 평가 보고 일정 시나리오 계획 회의 결과'.split(
    ' ',
  ),
}
const verbs: readonly OutcomeVerb[] = ['agreed', 'noted', 'tasked', 'deferred']

export function simulatedMinutes(pages: number, languages: readonly Language[], seed = 1): MinutesBlock[] {
  const chance = seeded(seed)
  return Array.from({ length: pages * paragraphsOnPage }, (_, index) => {
    const block = plainBlock(newId('blk'), 'meeting')
    const text = textOf(languages, chance, index)
    if (index % paragraphsInSection === 0) return { ...block, kind: 'heading', text: shortened(text) }
    if (index % everyNthIsAnOutcome !== 0) return { ...block, text }
    const verb = verbs[(index / everyNthIsAnOutcome) % verbs.length] ?? 'noted'
    return { ...block, kind: 'outcome', verb, opens: verb === 'tasked', text }
  })
}

function textOf(languages: readonly Language[], chance: () => number, index: number): MinutesBlock['text'] {
  return Object.fromEntries(
    languages.map((language): [Language, Run[]] => {
      const pick = (list: readonly string[]): string => list[Math.floor(chance() * list.length)] ?? ''
      const opening = openings[language][index % openings[language].length] ?? ''
      const rest = Array.from({ length: 20 }, () => pick(words[language])).join(' ')
      return [language, [{ text: `${opening} ${rest}.` }]]
    }),
  )
}

function shortened(text: MinutesBlock['text']): MinutesBlock['text'] {
  return Object.fromEntries(
    Object.entries(text).map(([language, runs]) => [language, [{ text: runs[0]?.text.slice(0, 40) ?? '' }]]),
  )
}

/** Mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
