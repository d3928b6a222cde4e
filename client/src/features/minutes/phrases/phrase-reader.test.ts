import { writeDue } from '@tandem/shared/documents'
import type { BlockId, DelegationCode } from '@tandem/shared/ids'
import { delegationNames, setDue } from '@tandem/shared/minutes'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LonelySession } from '../../../editing/testing'
import { MinutesDesk } from '../model/minutes-desk'
import { minutesOrigin } from '../model/minutes-undo'
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
  const put = (words: string) => {
    text.insert(text.length, words)
    phrases.typed({
      id,
      before: before(),
      came: words.length,
      takeOff: (letters) => desk.doc.transact(() => text.delete(0, letters), minutesOrigin),
    })
  }
  const type = (words: string) => {
    for (const letter of words) put(letter)
  }
  const facts = () => {
    const { verb, owners, due } = desk.board.block(id)?.facts ?? {}
    return [verb, owners, due && writeDue(due)]
  }
  return { desk, phrases, id, put, type, before, facts }
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

test('what a keyboard puts in as a whole is read like what is typed [MIN-5]', () => {
  const { put, before, facts } = sit([''])
  put('/action @Malaysia circulates it by 30 June.')
  expect(before()).toBe('@Malaysia circulates it by 30 June.')
  expect(facts()).toEqual(['tasked', ['MYS'], 'date:2023-06-30'])
})

test('a trigger that was undone is words from then on [MIN-5]', () => {
  const { desk, type, before, facts } = sit([''])
  type('/note ')
  expect(facts()[0]).toBe('noted')
  desk.undo.undo()
  expect(before()).toBe('/note ')
  type('is a command of the editor. ')
  expect(facts()[0]).toBeNull()
  expect(before()).toBe('/note is a command of the editor. ')
})

test('what was agreed leaves something to do once its words name who owes it [MIN-5, A8]', () => {
  const { phrases, type, facts, desk, id } = sit([''])
  const opens = () => desk.board.block(id)?.facts.opens
  type('/agreed to meet by 30 June; ')
  expect([...facts(), opens()]).toEqual(['agreed', [], null, false])
  type('@Malaysia proposes days. ')
  expect([...facts(), opens()]).toEqual(['agreed', ['MYS'], 'date:2023-06-30', true])
  phrases.takeBack()
  expect([...facts(), opens()]).toEqual(['agreed', [], null, false])
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
