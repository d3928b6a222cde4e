import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DelegationCode } from '../../ids/index.js'
import { delegationNames, type NamedDelegation } from './delegation-names.js'
import { findMentions } from './find-mentions.js'
import { readAction } from './read-action.js'
import { readTrigger } from './read-trigger.js'

const delegation = (code: string, en: string, ko: string): NamedDelegation => ({
  code: code as DelegationCode,
  name: { en, ko },
})
const names = delegationNames([
  delegation('KOR', 'Republic of Korea', '대한민국'),
  delegation('USA', 'United States of America', '미국'),
  delegation('MYS', 'Malaysia', '말레이시아'),
  delegation('VNM', 'Viet Nam', '베트남'),
  delegation('IND', 'India', '인도'),
  delegation('IDN', 'Indonesia', '인도네시아'),
  delegation('ASEC', 'ASEAN Secretariat', '아세안사무국'),
])

const mentions: [text: string, found: string[]][] = [
  ['@Malaysia circulates the framework', ['@Malaysia MYS']],
  ['@MYS, @KOR to confirm', ['@MYS MYS', '@KOR KOR']],
  ['@mys to confirm', ['@mys MYS']],
  ['@말레이시아가 초안을 회람', ['@말레이시아 MYS']],
  ['@말레이시아와 @대한민국은', ['@말레이시아 MYS', '@대한민국 KOR']],
  ['@ROK side and @U.S. side', ['@ROK side KOR', '@U.S. side USA']],
  ['@U.S. informs', ['@U.S. USA']],
  ['@한측은 @미측에 회신', ['@한측 KOR', '@미측 USA']],
  ['@한국', ['@한국 KOR']],
  ['@Republic of Korea.', ['@Republic of Korea KOR']],
  ['@Vietnam / @Viet Nam', ['@Vietnam VNM', '@Viet Nam VNM']],
  ['@인도네시아는', ['@인도네시아 IDN']],
  ['@인도는', ['@인도 IND']],
  ['＠Malaysia', ['＠Malaysia MYS']],
  ['(@Malaysia)', ['@Malaysia MYS']],
  ['Malaysia circulates', []],
  ['desk@MYS.example', []],
  ['@Malaysian delegates', []],
  ['@MYSX', []],
  ['@한 결과', []],
  ['@', []],
  ['@Atlantis', []],
]

test.each(mentions)('%s names %j [A9]', (text, found) => {
  const seen = findMentions(text, names).map(({ from, to, code }) => `${text.slice(from, to)} ${code}`)
  expect(seen).toEqual(found)
})

test('what two delegations are called names neither of them', () => {
  const both = delegationNames([
    delegation('PRK', 'Korea', '조선'),
    delegation('KOR', 'Republic of Korea', '대한민국'),
  ])
  expect(findMentions('@Korea @KOR @PRK', both).map(({ code }) => code)).toEqual(['KOR', 'PRK'])
})

const triggers: [text: string, act: string, rest: string][] = [
  ['/decision The plan stands', 'decided', 'The plan stands'],
  ['/agreed to meet', 'agreed', 'to meet'],
  ['/action @MYS sends it', 'tasked', '@MYS sends it'],
  ['/Action  x', 'tasked', 'x'],
  ['/note', 'noted', ''],
  ['/defer it', 'deferred', 'it'],
  ['/heading Item 2', 'heading', 'Item 2'],
  ['/quote words', 'quotation', 'words'],
  ['/조치 초안 회람', 'tasked', '초안 회람'],
  ['/welcomed the report', 'welcomed', 'the report'],
  ['/will-positively-consider it', 'will_positively_consider', 'it'],
  ['/환영 보고서', 'welcomed', '보고서'],
  ['/took-note of it', 'took_note', 'of it'],
  ['결정: 계획 확정', 'decided', '계획 확정'],
  ['합의:계속 협력', 'agreed', '계속 협력'],
  ['조치： 초안 회람', 'tasked', '초안 회람'],
  ['유의 : 보고', 'noted', '보고'],
  ['연기:', 'deferred', ''],
]

describe('a block says at its start what it is', () => {
  test.each(triggers)('%s → %s [A8]', (text, act, rest) => {
    const trigger = readTrigger(text)
    const becomes = trigger?.act.kind === 'outcome' ? trigger.act.verb : trigger?.act.kind
    expect([becomes, text.slice(trigger?.to)]).toEqual([act, rest])
  })

  test.each([
    '',
    '/',
    '/actions x',
    '/act',
    'see /action x',
    '/action.',
    '결정 사항',
    '결정사항: x',
    '의제: x',
    '/constructor x',
    '/took note of it',
    '/-- x',
    '제목: x',
    'Note: x',
    '//note x',
  ])('%j is text and stays', (text) => expect(readTrigger(text)).toBeNull())
})

test('an action tells its owners and its due, each once, in either language [M5]', () => {
  const meeting = { names, reference: '2023-05-09' }
  expect(readAction('@Malaysia and @KOR circulate it by 30 June; @Malaysia reminds all', meeting)).toEqual({
    owners: ['MYS', 'KOR'],
    due: { type: 'date', value: '2023-06-30' },
  })
  expect(readAction('@말레이시아가 2023년 6월 30일까지 초안을 회람한다.', meeting)).toEqual({
    owners: ['MYS'],
    due: { type: 'date', value: '2023-06-30' },
  })
  expect(readAction('Circulate it.', meeting)).toEqual({ owners: [], due: null })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '@',
        '＠',
        'MYS',
        '한측',
        ' side',
        '은',
        '/action',
        ' ',
        '조치',
        ':',
        '\ud83c',
        'U.S.',
        '.',
      ),
    )
    .map((all) => all.join('')),
)

test('whatever the text, what is found stands inside it, in order, and apart [A9]', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0
      for (const { from, to } of findMentions(text, names)) {
        expect(from >= end && to > from && to <= text.length).toBe(true)
        end = to
      }
      const trigger = readTrigger(text)
      if (trigger) expect(trigger.from === 0 && trigger.to > 0 && trigger.to <= text.length).toBe(true)
    }),
  )
})
