import { describe, expect, it } from 'vitest'
import {
  type AgendaItem,
  type AgendaRecord,
  type MinutesRecord,
  plainBlock,
  type Table,
} from '../../documents/index.js'
import { type BlockId, type DayId, type DelegationCode, type ItemId, newId } from '../../ids/index.js'
import type { ComparedBlock, ComparedItem } from '../comparison.js'
import type { Deeds, MaterialisedRecord } from '../origins.js'
import { compare } from './index.js'

const [monday, tuesday] = [newId('day'), newId('day')] as [DayId, DayId]
const [opening, threats, agreed, flag, closing] = Array.from({ length: 5 }, () => newId('itm')) as [
  ItemId,
  ItemId,
  ItemId,
  ItemId,
  ItemId,
]

const item = (id: ItemId, title: string, changes: Partial<AgendaItem> = {}): AgendaItem => ({
  id,
  parent: null,
  day: monday,
  kind: 'proposal',
  minutes: 30,
  action: 'consider',
  leads: [],
  papers: [],
  number: null,
  title: { en: [{ text: title }], ko: [{ text: title }] },
  annotation: { en: [], ko: [] },
  ...changes,
})

const agenda = (items: AgendaItem[]): AgendaRecord => ({
  kind: 'agenda',
  schemaVersion: 1,
  languages: ['en', 'ko'],
  days: [
    { id: monday, date: '2023-07-10', start: '09:00', end: '17:00' },
    { id: tuesday, date: '2023-07-11', start: '09:00', end: '17:00' },
  ],
  items,
})
const before = agenda([
  item(opening, 'Opening'),
  item(threats, 'Cyber threats'),
  item(agreed, 'Cooperation'),
  item(flag, 'Cyber Flag', { parent: agreed }),
  item(closing, 'Closing', { day: tuesday }),
])

/** Whoever set a field did it at 7; nobody knows letters. */
const deeds: Deeds = {
  insertedBy: () => null,
  deletedBy: () => null,
  carriedBy: () => null,
  markedBy: () => null,
  fieldSetBy: () => ({ author: 'usr', at: 7, seq: 2 }),
}
const at = (seq: number, record: AgendaRecord | MinutesRecord): MaterialisedRecord => ({
  seq,
  record,
  origins: new Map(),
})
const between = (older: AgendaRecord | MinutesRecord, newer: AgendaRecord | MinutesRecord) =>
  compare({ older: at(1, older), newer: at(2, newer), deeds, indexOf: () => 0 })

describe('an agenda before and after', () => {
  it('is its days, and under each its items, with the numbers they had and have', () => {
    const passages = between(before, { ...before, items: [before.items[0]!, ...before.items.slice(2)] })
    expect(passages.map(({ what, state }) => [what, state])).toEqual([
      ['day', 'same'],
      ['item', 'same'],
      ['item', 'deleted'],
      ['item', 'same'],
      ['item', 'same'],
      ['day', 'same'],
      ['item', 'same'],
    ])
    const numbers = passages.filter((each): each is ComparedItem => each.what === 'item')
    expect(numbers.map(({ numberBefore, numberAfter }) => [numberBefore, numberAfter])).toEqual([
      ['1', '1'],
      ['2', null],
      ['3', '2'],
      ['3(a)', '2(a)'],
      ['4', '3'],
    ])
  })

  it('says who leads, how long it takes and where it stands now, the heaviest first', () => {
    const changed = item(closing, 'Closing', {
      day: monday,
      minutes: 15,
      leads: ['KOR' as DelegationCode],
      number: '4',
    })
    const found = between(before, agenda([...before.items.slice(0, 4), changed])).find(
      ({ id }) => id === closing,
    )
    expect(found?.fields.map(({ field, before: was, after }) => [field, was, after])).toEqual([
      ['day', tuesday, monday],
      ['number', null, '4'],
      ['leads', [], ['KOR']],
      ['minutes', 30, 15],
    ])
    expect(found?.fields[0]?.deed).toEqual({ author: 0, at: 7 })
  })

  it('knows an item that went elsewhere among its neighbours from one that went under another', () => {
    const [first, second, third, sub, last] = before.items as [
      AgendaItem,
      AgendaItem,
      AgendaItem,
      AgendaItem,
      AgendaItem,
    ]
    const passages = between(before, agenda([second, { ...sub, parent: threats }, third, first, last]))
    const byId = new Map(passages.map((each) => [each.id as string, each as ComparedItem]))
    expect(
      [...byId.values()].filter(({ moved }) => moved).map(({ id, moved }) => [id, moved?.direction]),
    ).toEqual([[opening, 'down']])
    expect(byId.get(flag)).toMatchObject({
      moved: null,
      state: 'changed',
      fields: [{ field: 'parent', after: threats }],
    })
  })

  it('compares titles by word and annotations by paragraph, in both languages', () => {
    const annotated = (en: string[], ko: string): AgendaRecord =>
      agenda([
        item(opening, 'Opening', {
          annotation: { en: en.map((text) => [{ text }]), ko: [[{ text: ko }]] },
        }),
      ])
    const [, found] = between(
      annotated(['The Meeting is invited to note the report.', 'Paper: 3.'], '보고를 유의한다.'),
      annotated(['The Meeting is invited to adopt the report.', 'By all.', 'Paper: 3.'], '보고를 채택한다.'),
    ) as [unknown, ComparedItem]
    expect(
      found.texts.map(({ part, language, pieces }) => [
        part,
        language,
        pieces.map(({ change, run }) => `${change} ${run.text}`),
      ]),
    ).toEqual([
      ['title', 'en', ['same Opening']],
      [
        'annotation',
        'en',
        ['same The Meeting is invited to ', 'deleted note', 'added adopt', 'same  the report.'],
      ],
      ['annotation', 'en', ['added By all.']],
      ['annotation', 'en', ['same Paper: 3.']],
      ['title', 'ko', ['same Opening']],
      ['annotation', 'ko', ['same 보고를 ', 'deleted 유의한다', 'added 채택한다', 'same .']],
    ])
  })

  it('is not compared with minutes, nor the newer with the older', () => {
    expect(() => between(before, minutesWith({}))).toThrow(TypeError)
    expect(() => compare({ older: at(2, before), newer: at(1, before), deeds, indexOf: () => 0 })).toThrow(
      RangeError,
    )
  })
})

const block = newId('blk')
const minutesWith = (parts: Partial<MinutesRecord['blocks'][number]>): MinutesRecord => ({
  kind: 'record',
  schemaVersion: 1,
  languages: ['en'],
  attribution: 'both',
  blocks: [{ ...plainBlock(block, 'both'), ...parts }],
})
const table = (rows: string[][]): Table =>
  rows.map((row) => row.map((text) => ({ header: false, colspan: 1, rowspan: 1, text: [[{ text }]] })))

describe('a table', () => {
  const tabled = (rows: string[][]) => minutesWith({ kind: 'table', table: { en: table(rows) } })
  const cellsOf = (older: string[][], newer: string[][]) => {
    const [found] = between(tabled(older), tabled(newer)) as [ComparedBlock]
    return {
      state: found.state,
      cells: found.tables[0]!.changedCells.map(({ row, cell, texts }) => [
        row,
        cell,
        texts.flat().map(({ change, run }) => `${change} ${run.text}`),
      ]),
    }
  }

  it('that is the same has no changed cell', () => {
    const rows = [
      ['Item', 'Due'],
      ['Teams', '30 June'],
    ]
    expect(cellsOf(rows, structuredClone(rows))).toEqual({ state: 'same', cells: [] })
  })

  it('is compared by cell: a row that came pushes the others down and changes none of them', () => {
    const changed = cellsOf(
      [
        ['Item', 'Due'],
        ['Teams', '30 June'],
      ],
      [
        ['Item', 'Due'],
        ['Venue', 'next'],
        ['Teams', '31 July'],
      ],
    )
    expect(changed).toEqual({
      state: 'changed',
      cells: [
        [1, 0, ['added Venue']],
        [1, 1, ['added next']],
        [2, 1, ['deleted 30 June', 'added 31 July']],
      ],
    })
  })
})

describe('a numbered list', () => {
  it('has the numbers its items had and have, also those that are gone', () => {
    const ids = Array.from({ length: 3 }, () => newId('blk'))
    const listed = (shown: readonly BlockId[]): MinutesRecord => ({
      ...minutesWith({}),
      blocks: shown.map((id) => ({
        ...plainBlock(id, 'both'),
        kind: 'list_item',
        ordered: true,
        text: { en: [{ text: id }] },
      })),
    })
    const passages = between(listed(ids), listed([ids[0]!, ids[2]!])) as ComparedBlock[]
    expect(passages.map(({ state, markBefore, markAfter }) => [state, markBefore, markAfter])).toEqual([
      ['same', '1.', '1.'],
      ['deleted', '2.', undefined],
      ['same', '3.', '2.'],
    ])
  })
})

describe('an image', () => {
  it('that is another is shown before and after', () => {
    const picture = (blob: string) => minutesWith({ kind: 'image', image: { en: { blob, width: null } } })
    const [found] = between(picture('a'), picture('b')) as [ComparedBlock]
    expect(found).toMatchObject({
      state: 'changed',
      images: [{ language: 'en', before: { blob: 'a' }, after: { blob: 'b' } }],
    })
  })
})
