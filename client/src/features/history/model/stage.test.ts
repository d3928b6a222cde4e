// @vitest-environment jsdom
import { type AgendaItem, type Due, type MinutesBlock, plainBlock } from '@tandem/shared/documents'
import { textKeys } from '@tandem/shared/history'
import { DelegationCode } from '@tandem/shared/ids'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { blockId, itemId, kor, usa } from '../testing'
import { textsOf } from './record-texts'
import { Stage } from './stage'

const words = {
  languages: ['en'] as const,
  itemNumber: () => '4',
  empty: 'There was no text yet.',
  notReleased: '[Not released]',
  note: 'Footnote',
  image: { label: 'Image', addressOf: (blob: string) => `/images/${blob}` },
  dueOf: (due: Due) => `by ${due.type}`,
  itemFacts: ({ leads }: AgendaItem) => leads,
  itemKind: ({ kind }: AgendaItem) => kind,
  tagsOf: ({ attribution }: MinutesBlock) => (attribution === 'meeting' ? [] : [`of ${attribution}`]),
}

interface Drawn {
  name: string
  text: string
  kind: 'narrative' | 'outcome' | 'heading' | 'list_item'
}

function record(blocks: readonly Drawn[]) {
  return {
    kind: 'record' as const,
    schemaVersion: 1 as const,
    languages: ['en' as const],
    attribution: 'meeting' as const,
    blocks: blocks.map(({ name, text, kind }): MinutesBlock => ({
      ...plainBlock(blockId(name), 'meeting'),
      kind,
      ordered: kind === 'list_item',
      verb: kind === 'outcome' ? 'agreed' : null,
      item: kind === 'heading' ? itemId('i') : null,
      text: { en: text === '' ? [] : [{ text }] },
    })),
  }
}

function shown(host: HTMLElement): string[] {
  return [...host.querySelectorAll<HTMLElement>('[data-row]')].map((row) => {
    const said = row.querySelector('p, h2, h3')?.textContent ?? ''
    const number = `${row.querySelector('span')?.textContent}${row.querySelector<HTMLElement>('[data-mark]')?.dataset['mark'] ?? ''}`
    return `${row.dataset['row']} ${number} ${row.dataset['what']} ${said}`
  })
}

function fresh(): { host: HTMLElement; stage: Stage } {
  const host = document.createElement('article')
  return { host, stage: new Stage(host, {}, words) }
}

const block = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  text: fc.constantFrom('', 'One', 'Two words'),
  kind: fc.constantFrom('narrative' as const, 'outcome' as const, 'heading' as const, 'list_item' as const),
})
const blocks = fc.uniqueArray(block, { selector: ({ name }) => name, maxLength: 5 })

test('whatever stood there before, a record is drawn as if it stood alone', () => {
  fc.assert(
    fc.property(fc.array(blocks, { minLength: 1, maxLength: 6 }), (life) => {
      const { host, stage } = fresh()
      for (const each of life) {
        const one = record(each)
        stage.showStructure(one, textsOf(one))
        const alone = fresh()
        alone.stage.showStructure(one, textsOf(one))
        expect(shown(host)).toEqual(shown(alone.host))
        expect(host.childNodes.length).toBe(alone.host.childNodes.length)
      }
    }),
    { numRuns: 100 },
  )
})

test('items of a numbered list have their numbers, also when one before them goes', () => {
  const { host, stage } = fresh()
  const items = ['a', 'b', 'c'].map((name) => ({ name, text: 'Item', kind: 'list_item' as const }))
  const marks = () =>
    [...host.querySelectorAll<HTMLElement>('[data-mark]')].map((item) => item.dataset['mark'])
  const one = record(items)
  stage.showStructure(one, textsOf(one))
  expect(marks()).toEqual(['1.', '2.', '3.'])
  const other = record(items.slice(1))
  stage.showStructure(other, textsOf(other))
  expect(marks()).toEqual(['1.', '2.'])
})

test('a block says whom it speaks for, and says another once it speaks for another', () => {
  const { host, stage } = fresh()
  const one = record([{ name: 'a', text: 'One', kind: 'outcome' }])
  const speaking = (code: string) => ({
    ...one,
    blocks: one.blocks.map((block) => ({ ...block, attribution: DelegationCode.parse(code) })),
  })
  stage.showStructure(speaking('USA'), textsOf(one))
  expect(host.textContent).toContain('of USA')
  stage.showStructure(speaking('KOR'), textsOf(one))
  expect(host.textContent).toContain('of KOR')
  expect(host.textContent).not.toContain('of USA')
})

test('a letter typed exchanges characters of one text and touches no other element [H7]', () => {
  const { host, stage } = fresh()
  const one = record([
    { name: 'a', text: 'One', kind: 'narrative' },
    { name: 'b', text: 'Two', kind: 'narrative' },
  ])
  const texts = textsOf(one)
  stage.showStructure(one, texts)
  const before = [...host.querySelectorAll('*')]
  const key = textKeys.block(blockId('b'), 'en')
  texts.set(key, [{ text: 'Two!' }])
  stage.showTexts(texts, [key])
  expect(host.textContent).toContain('Two!')
  expect([...host.querySelectorAll('*')]).toEqual(before)
})

test('who typed last is shown for a moment at the paragraph', () => {
  const { host, stage } = fresh()
  Element.prototype.scrollIntoView = () => undefined
  const one = record([{ name: 'a', text: 'One', kind: 'narrative' }])
  stage.showStructure(one, textsOf(one))
  const key = textKeys.block(blockId('a'), 'en')
  stage.light(
    [{ seq: 1, at: 0, author: 1, text: { key, from: 0, remove: 0, insert: [] } }],
    [kor, usa],
    1_000,
  )
  const row = host.querySelector<HTMLElement>('[data-row]')
  expect(row?.dataset).toMatchObject({ lit: '', a: '2' })
  stage.light([], [kor, usa], 3_000)
  expect(row?.dataset['lit']).toBeUndefined()
})

test('a long record is drawn over several frames, and what is asked for meanwhile is what is drawn in the end [H7]', async () => {
  const many = (count: number, text: string) =>
    record(
      Array.from({ length: count }, (_, at) => ({
        name: String(1_000 + at),
        text,
        kind: 'narrative' as const,
      })),
    )
  const { host, stage } = fresh()
  const [one, other] = [many(400, 'One'), { ...many(300, 'Other') }]
  other.blocks.reverse()
  stage.showStructure(one, textsOf(one))
  stage.showStructure(other, textsOf(other))
  await vi.waitFor(() => expect(shown(host)).toHaveLength(300), 20_000)
  const alone = fresh()
  alone.stage.showStructure(other, textsOf(other))
  await vi.waitFor(() => expect(shown(alone.host)).toHaveLength(300), 20_000)
  await vi.waitFor(() => expect(shown(host)).toEqual(shown(alone.host)), 20_000)
}, 70_000)

test('an outcome in the stage has the mark of its verb, who owes it and until when', () => {
  const { host, stage } = fresh()
  const one = record([{ name: 'a', text: 'To circulate the plan', kind: 'outcome' }])
  const [plain] = one.blocks
  const owed: MinutesBlock = {
    ...(plain as MinutesBlock),
    verb: 'tasked',
    owners: [DelegationCode.parse('USA'), DelegationCode.parse('KOR')],
    due: { type: 'next_meeting' },
  }
  stage.showStructure({ ...one, blocks: [owed] }, textsOf(one))
  const marks = [...host.querySelectorAll('use')].map((use) => use.getAttribute('href'))
  expect(marks).toEqual(['#icon-tasked', '#icon-flag', '#icon-calendar'])
  expect(host.textContent).toContain('USAKOR')
  expect(host.textContent).toContain('by next_meeting')
})

test('words that a footnote is to have its number behind them, by the texts as they stand at that step', async () => {
  const { host, stage } = fresh()
  // So many stand between that what changes at the notes is drawn by itself.
  const between = Array.from({ length: 40 }, (_, at) => String(1_000 + at))
  const one = record(
    ['a', 'b', ...between, 'n', 'm'].map((name) => ({ name, text: name, kind: 'narrative' as const })),
  )
  for (const block of one.blocks.slice(-2)) block.kind = 'footnote'
  const texts = textsOf(one)
  const key = (name: string) => textKeys.block(blockId(name), 'en')
  const said = () => [...host.querySelectorAll('p')].slice(0, 2).map(({ innerHTML }) => innerHTML)
  const mark = (number: number) => `<sup title="Footnote ${number}">${number}</sup>`
  texts.set(key('b'), [
    { text: 'The plan', footnote: blockId('m') },
    { text: ' itself', bold: true, footnote: blockId('m') },
    { text: '.' },
  ])
  stage.showStructure(one, texts)
  await vi.waitFor(() => expect(shown(host)).toHaveLength(44), 20_000)
  expect(said()).toEqual(['a', `The plan<strong> itself</strong>${mark(1)}.`])
  // A reference before it: the other one moves on, in a text in which nothing else changed.
  texts.set(key('a'), [{ text: 'Here', footnote: blockId('n') }])
  stage.showStructure(one, texts, new Set([key('a')]))
  expect(said()).toEqual([`Here${mark(1)}`, `The plan<strong> itself</strong>${mark(2)}.`])
  texts.set(key('a'), [{ text: 'Here' }])
  stage.showStructure(one, texts, new Set([key('a')]))
  expect(said()).toEqual(['Here', `The plan<strong> itself</strong>${mark(1)}.`])
})
