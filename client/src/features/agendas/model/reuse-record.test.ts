import { setField } from '@tandem/shared/agendas'
import { readAgenda, textOf } from '@tandem/shared/documents'
import { expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { LonelySession } from '../../../editing/testing'
import { agendaWith } from '../testing'
import { AgendaStore } from './agenda-store'
import { differsOnlyInWords, hasSameStructure, reuseRecord } from './reuse-record'

function typeInto(session: LonelySession, id: Parameters<typeof textOf>[1], words: string): void {
  const paragraph = textOf(session.doc, id, 'title_en')?.get(0) as Y.XmlElement
  ;(paragraph.get(0) as Y.XmlText).insert(0, words)
}

test('two readings of one document are one and the same', () => {
  const { doc } = new LonelySession(agendaWith(['A', 'B']).record)
  const first = readAgenda(doc)
  expect(reuseRecord(first, readAgenda(doc))).toBe(first)
})

test('a word typed in one item leaves all others, and the days, the objects they were', () => {
  const { record, id } = agendaWith(['A', 'B', 'C'])
  const session = new LonelySession(record)
  const before = readAgenda(session.doc)
  typeInto(session, id('B'), 'New ')
  const after = reuseRecord(before, readAgenda(session.doc))
  expect(after.items.map((item, at) => item === before.items[at])).toEqual([true, false, true])
  expect(after.days).toBe(before.days)
  expect(hasSameStructure(before, after)).toBe(true)
})

test('minutes, a move and a first annotation are more than words', () => {
  const { record } = agendaWith(['A'])
  const item = record.items[0] as (typeof record.items)[0]
  expect(differsOnlyInWords(item, { ...item, minutes: 11 })).toBe(false)
  expect(differsOnlyInWords(item, { ...item, title: { en: [{ text: 'Other' }] } })).toBe(true)
  expect(differsOnlyInWords(item, { ...item, annotation: { en: [[{ text: 'First' }]] } })).toBe(false)
})

test('many changes in one frame are read once, and while someone composes not at all [SYNC-13]', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('requestAnimationFrame', () => 0)
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  const { record, id } = agendaWith(['A', 'B'])
  const session = new LonelySession(record)
  const store = new AgendaStore(session.doc)
  let told = 0
  store.subscribe(() => (told += 1))
  for (let minutes = 11; minutes < 20; minutes += 1) setField(session.doc, null, id('A'), 'minutes', minutes)
  vi.runAllTimers()
  expect(told).toBe(1)
  store.hold()
  setField(session.doc, null, id('B'), 'minutes', 55)
  vi.runAllTimers()
  expect(told).toBe(1)
  store.release()
  expect(told).toBe(2)
  expect(store.record.items[1]?.minutes).toBe(55)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
