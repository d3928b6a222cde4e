import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeGlossary, missingTerms, termsIn } from './glossary.js'

const glossary = makeGlossary([
  { en: 'agenda', ko: '의제' },
  { en: 'provisional agenda', ko: '잠정의제' },
  { en: 'annotations', ko: '의제 주석' },
  { en: 'minutes', ko: '회의록' },
  { en: "co-chairs' summary report", ko: '공동의장 요약보고서' },
  { en: 'co-chair', ko: '공동의장' },
  { en: 'observer', ko: '참관인(옵서버)' },
  { en: 'secretary', ko: '간사' },
  { en: 'working-level', ko: '실무(급)' },
  { en: 'corrigendum', ko: '정오표' },
  { en: 'U.S. side', ko: '미측' },
  { en: 'the two sides', ko: '양측' },
])

const english: [text: string, terms: string[]][] = [
  ['The Agenda was adopted.', ['Agenda']],
  ['The provisional agenda and the agenda', ['provisional agenda', 'agenda']],
  ['The co-chairs’ summary report of the co-chairs', ['co-chairs’ summary report', 'co-chairs']],
  ['Secretaries and observers; two corrigenda', ['Secretaries', 'observers', 'corrigenda']],
  ['The U.S. side took note.', ['U.S. side']],
  ['It took 40 minutes to read the minutes', ['minutes']],
  ['agendas, subagenda, agendaless', ['agendas']],
  ['the two  sides', ['the two  sides']],
  ['The Deputy Assistant Secretary and the Secretary', ['Secretary']],
]
const korean: [text: string, terms: string[]][] = [
  ['의제를 채택하였다', ['의제']],
  ['간사가 잠정의제를 배포', ['간사', '잠정의제']],
  ['의제 주석과 의제주석', ['의제 주석', '의제주석']],
  ['참관인은 옵서버로서', ['참관인', '옵서버']],
  ['실무급에서 실무로', ['실무급', '실무']],
  ['의제안은 공동의장국이', []],
  ['주의제가', []],
  ['양측은 미측의 제안', ['양측', '미측']],
]

test.each(english)('%s has the terms %j', (text, terms) => {
  expect(termsIn(glossary, text, 'en').map(({ from, to }) => text.slice(from, to))).toEqual(terms)
})
test.each(korean)('%s has the terms %j, particles aside', (text, terms) => {
  expect(termsIn(glossary, text, 'ko').map(({ from, to }) => text.slice(from, to))).toEqual(terms)
})

test('a term whose counterpart the other language lacks is found, on the side where it stands [E5]', () => {
  const pair = { en: 'The two sides adopted the provisional agenda.', ko: '양측은 의제를 채택하였다.' }
  expect(missingTerms(glossary, pair, 'en').map(({ term }) => term.ko)).toEqual(['잠정의제'])
  expect(missingTerms(glossary, pair, 'ko').map(({ term }) => term.en)).toEqual(['agenda'])
  expect(missingTerms(glossary, { ...pair, ko: '양측은 잠정의제를 채택하였다.' }, 'en')).toEqual([])
})

test('a pair that stands in one language only is out of step as a whole, not by its terms [E5]', () => {
  expect(missingTerms(glossary, { en: 'The agenda' }, 'en')).toEqual([])
  expect(missingTerms(glossary, { en: 'The agenda', ko: ' ' }, 'en')).toEqual([])
  expect(termsIn(makeGlossary([]), 'The agenda', 'en')).toEqual([])
})

test('whatever the text, terms stand in it one behind the other', () => {
  const pieces = fc.constantFrom(
    'agenda',
    's',
    '의제',
    '를',
    ' ',
    'provisional',
    '실무',
    '급',
    "'",
    '’',
    '\ud83c',
    '(',
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 30 }),
      fc.constantFrom('en' as const, 'ko' as const),
      (all, language) => {
        const text = all.join('')
        let end = 0
        for (const { from, to } of termsIn(glossary, text, language)) {
          expect(from >= end && to > from && to <= text.length).toBe(true)
          end = to
        }
      },
    ),
  )
})
