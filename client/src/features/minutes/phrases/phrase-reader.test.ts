import { writeDue } from '@tandem/shared/documents'
import type { BlockId, DelegationCode } from '@tandem/shared/ids'
import { delegationNames, setDue } from '@tandem/shared/minutes'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LonelySession } from '../../../editing/testing'
import { MinutesDesk } from '../model/minutes-desk'
import { minutesWith } from '../testing'
import { PhraseReader } from './phrase-reader'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0).toReversed()) close()
})

const names = delegationNames([
  { code: 'MYS' as DelegationCode, name: { en: 'Malaysia', ko: '말레이시아' } },
  { code: 'KOR' as DelegationCode, name: { en: 'Republic of Korea', ko: '대한민국' } },
])

/** A person who types into one block, letter by letter, as its text would tell. */
function sit(planned: Parameters<typeof minutesWith>[0]) {
  const { record, ids } = minutesWith(planned)
  const session = new LonelySession(record)
  const desk = new MinutesDesk(session, () => 'MYS co-chair')
  const phrases = new PhraseReader(desk)
  phrases.readBy({ names, reference: '2023-05-09' })
  open.push(() => desk.destroy(), desk.start(), phrases.start())
  const id = ids[0] as BlockId
  const text = desk.board.element(id, 'en')?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  const before = () =>
    text
      .toDelta()
      .map((part: { insert: string }) => part.insert)
      .join('')
  const type = (words: string) => {
    for (const letter of words) {
      text.insert(text.length, letter)
      phrases.typed({ id, before: before(), takeOff: (letters) => text.delete(0, letters) })
    }
  }
  const facts = () => {
    const { verb, owners, due } = desk.board.block(id)?.facts ?? {}
    return [verb, owners, due && writeDue(due)]
  }
  return { desk, phrases, id, type, before, facts }
}

test('a trigger goes and says what the block is; the words of an action are read and stay [MIN-5]', () => {
  const { type, before, facts } = sit([''])
  type('/action @Malaysia circulates it by 30 June')
  expect(facts()).toEqual(['tasked', ['MYS'], null])
  type('.')
  expect(facts()).toEqual(['tasked', ['MYS'], 'date:2023-06-30'])
  expect(before()).toBe('@Malaysia circulates it by 30 June.')
})

test('a year typed later makes the due exact [MIN-5]', () => {
  const { type, facts } = sit([''])
  type('/action circulate it by 30 June 2024 at the latest')
  expect(facts()[2]).toBe('date:2024-06-30')
})

test('the space behind 조치: goes with it [MIN-5]', () => {
  const { type, before, facts } = sit([''])
  type('조치: 초안을 9월까지 회람')
  expect(before()).toBe('초안을 9월까지 회람')
  expect(facts()).toEqual(['tasked', [], 'month:2023-09'])
})

test('what was undone is not read again from the same words [MIN-5]', () => {
  const { desk, type, facts, before } = sit([''])
  type('/action report by 30 June, ')
  desk.undo.undo()
  expect(facts()[2]).toBeNull()
  type('as agreed. ')
  expect(facts()[2]).toBeNull()
  expect(before()).toContain('by 30 June, as agreed.')
})

test('a due that a person has set stays, whatever the words say [MIN-5]', () => {
  const { type, facts } = sit([
    { en: '', kind: 'outcome', verb: 'tasked', opens: true, due: { type: 'next_meeting' } },
  ])
  type('Report by 30 June. ')
  expect(facts()[2]).toBe('next_meeting')
})

test('a paragraph that opens nothing is not read [MIN-5]', () => {
  const { type, facts } = sit([''])
  type('@Malaysia reported by 30 June. ')
  expect(facts()).toEqual([null, [], null])
})

test('two languages that say different days say none [MIN-5]', () => {
  const differ = {
    en: 'Report by 30 June',
    ko: '7월 1일까지 보고',
    kind: 'outcome',
    verb: 'tasked',
    opens: true,
  } as const
  const { phrases, id, facts } = sit([differ])
  phrases.recorded(id)
  expect(facts()[2]).toBeNull()
  const agree = sit([{ ...differ, ko: '6월 30일까지 보고' }])
  agree.phrases.recorded(agree.id)
  expect(agree.facts()[2]).toBe('date:2023-06-30')
})

test('what was read is taken back at once, its words stay, and are not read again [MIN-5]', () => {
  const { phrases, desk, type, before, facts } = sit([''])
  type('/action @Malaysia reports by 30 June. ')
  expect(facts()).toEqual(['tasked', ['MYS'], 'date:2023-06-30'])
  expect(phrases.takeBack()).toBe(true)
  expect(facts()).toEqual(['tasked', ['MYS'], null])
  expect(phrases.takeBack()).toBe(false)
  type('Again by 30 June. ')
  expect(facts()[2]).toBeNull()
  expect(before()).toBe('@Malaysia reports by 30 June. Again by 30 June. ')
  desk.undo.undo()
  expect(facts()[2]).toBe('date:2023-06-30')
})

test('what a person has set since is not taken back [MIN-5]', () => {
  const { phrases, desk, id, type, facts } = sit([''])
  type('/action report by 30 June. ')
  setDue(desk.doc, 'me', id, { type: 'next_meeting' })
  expect(phrases.takeBack()).toBe(false)
  expect(facts()[2]).toBe('next_meeting')
})
