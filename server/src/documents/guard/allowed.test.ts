/** What people may write into an agenda and into minutes, and what nobody may [SYNC-3]. */
import {
  daysOf,
  itemsOf,
  minutesFieldsOf,
  minutesNodes,
  minutesTextOf,
  readElements,
  readMinutes,
  titleField,
  writeAgenda,
  writeMinutes,
} from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { Refusal } from '@tandem/shared/protocol'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anAgenda, theItem } from '../../testing/an-agenda.js'
import { firstTitle } from '../../testing/first-title.js'
import { MinutesWriter } from '../../testing/minutes-writer.js'
import { report } from '../../testing/report.js'
import { seeded } from '../../testing/seeded.js'
import { someMinutes } from '../../testing/some-minutes.js'
import { Guard } from './guard.js'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
afterAll(() => report(`seed of what is allowed: ${seed}`))

const record = someMinutes()
const first = record.blocks[1]?.id ?? newId('blk')

function someAgenda(): Y.Doc {
  const doc = new Y.Doc()
  writeAgenda(doc, anAgenda())
  return doc
}

function servedMinutes(): Y.Doc {
  const doc = new Y.Doc()
  writeMinutes(doc, {
    ...record,
    blocks: record.blocks.map((block) =>
      block.id === first ? { ...block, compartment: 'CCWG/drafting' } : block,
    ),
  })
  return doc
}

/** What the guard says of a change that someone makes on a copy. */
function judged(server: Y.Doc, write: (doc: Y.Doc) => void): string {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(server))
  const before = Y.encodeStateVector(copy)
  let update: Uint8Array | null = null
  copy.on('update', (bytes: Uint8Array) => {
    update = bytes
  })
  copy.transact(() => write(copy))
  expect(update ?? before, 'something was written').not.toBe(before)
  try {
    new Guard(server).judge(update ?? before)
    return 'accepted'
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

function blockText(doc: Y.Doc): Y.XmlText {
  return readElements(doc, 'en').get(first)?.get(0) as Y.XmlText
}
function element(name: string, ...inside: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, inside)
  return made
}
/** `depth` elements of one name in each other. */
function nested(name: string, depth: number): Y.XmlElement {
  return depth === 1 ? element(name) : element(name, nested(name, depth - 1))
}
function table(cell: Y.XmlElement): Y.XmlElement {
  return element(minutesNodes.table, element(minutesNodes.row, cell))
}
function set(of: Y.XmlElement, name: string, value: unknown): Y.XmlElement {
  of.setAttribute(name, value as string)
  return of
}
function puts(made: () => Y.XmlElement | Y.XmlText, language: 'en' | 'ko' = 'en'): (doc: Y.Doc) => void {
  return (doc) => minutesTextOf(doc, language).insert(0, [made()])
}
function setsField(field: string, value: unknown, id: string = first): (doc: Y.Doc) => void {
  return (doc) => minutesFieldsOf(doc).set(`${id}.${field}`, value as string)
}
function setsItem(field: string, value: unknown): (doc: Y.Doc) => void {
  return (doc) => itemsOf(doc).get(theItem)?.set(field, value)
}

const agendaRefusals: Record<string, (doc: Y.Doc) => void> = {
  'an unknown element': (doc) => title(doc).insert(0, [element('block', new Y.XmlText('a'))]),
  'a paragraph in a paragraph': (doc) => title(doc).insert(0, [nested('paragraph', 2)]),
  '33 levels': (doc) => title(doc).insert(0, [nested('paragraph', 33)]),
  'a text beside the paragraphs': (doc) => title(doc).insert(0, [new Y.XmlText('a')]),
  'an attribute': (doc) => set(title(doc).get(0) as Y.XmlElement, 'id', newId('blk')),
  'an unknown mark': (doc) => firstTitle(doc).insert(0, 'a', { strike: {} }),
  'a mark with attributes it does not have': (doc) => firstTitle(doc).insert(0, 'a', { bold: { size: 4 } }),
  'a footnote': (doc) => firstTitle(doc).insert(0, 'a', { footnote: { id: newId('blk') } }),
  'a script for a link': (doc) => firstTitle(doc).insert(0, 'a', { link: { href: 'javascript:alert(1)' } }),
  'an embed': (doc) => firstTitle(doc).insertEmbed(0, { image: 'x' }),
  'a map for a text': setsItem(titleField('en'), new Y.Map()),
  'a text in a language the agenda is not in': setsItem('title_ko', new Y.XmlFragment()),
  'an unknown field': setsItem('colour', 'red'),
  'an unknown kind': setsItem('kind', 'party'),
  'minutes in words': setsItem('minutes', 'thirty'),
  'half a minute': setsItem('minutes', 0.5),
  'a flag in words': setsItem('deleted', 'yes'),
  'an order that is none': setsItem('order', '</ul>'),
  'an item of no id': (doc) => itemsOf(doc).set('mine', new Y.Map()),
  'an item that is a word': (doc) => itemsOf(doc).set(newId('itm'), 'word' as unknown as Y.Map<unknown>),
  'a lead that is no delegation': (doc) =>
    (itemsOf(doc).get(theItem)?.get('leads') as Y.Map<string> | undefined)?.set('<b>', 'a0'),
  'a day at no time': (doc) => daysOf(doc).forEach((day) => day.set('start', '25:00')),
  'a day of no id': (doc) => daysOf(doc).set('mine', new Y.Map()),
}

const minutesRefusals: Record<string, (doc: Y.Doc) => void> = {
  'an unknown element': puts(() => element('codeBlock', new Y.XmlText('a'))),
  'an agenda’s paragraph': puts(() => element('paragraph', new Y.XmlText('a'))),
  'a block in a block': (doc) =>
    readElements(doc, 'en')
      .get(first)
      ?.insert(0, [element('block')]),
  '33 levels': puts(() => nested('block', 33)),
  'a table in a cell': puts(() => table(element('tableCell', table(element('tableCell'))))),
  'a row without a table': puts(() => element('tableRow')),
  'a cell without a row': puts(() => element('table', element('tableCell'))),
  'an image in a cell': puts(() => table(element('tableCell', element('image')))),
  'a text without a block': puts(() => new Y.XmlText('a')),
  'text in an image': puts(() => element('image', new Y.XmlText('a'))),
  'an unknown attribute': puts(() => set(element('block', new Y.XmlText('a')), 'style', 'color:red')),
  'a width of a column': puts(() => table(set(element('tableCell'), 'colwidth', 80))),
  'an id that is none': puts(() => set(element('block', new Y.XmlText('a')), 'id', 'first')),
  'an id that is a number': puts(() => set(element('block', new Y.XmlText('a')), 'id', 7)),
  'an image from elsewhere': puts(() => set(element('image'), 'blob', 'https://example.org/a.png')),
  'a width in words': puts(() => set(element('image'), 'width', '100%')),
  'a cell as wide as the world': puts(() => table(set(element('tableCell'), 'colspan', 1_001))),
  'an unknown mark': (doc) => blockText(doc).insert(0, 'a', { comment: {} }),
  'a mark with attributes it does not have': (doc) =>
    blockText(doc).insert(0, 'a', { italic: { lang: 'en' } }),
  'a mark that is a word': (doc) => blockText(doc).insert(0, 'a', { bold: 'yes' }),
  'a script for a link': (doc) => blockText(doc).insert(0, 'a', { link: { href: 'javascript:alert(1)' } }),
  'data for a link': (doc) => blockText(doc).insert(0, 'a', { link: { href: 'data:text/html,x' } }),
  'a link with more than its address': (doc) =>
    blockText(doc).insert(0, 'a', { link: { href: 'https://example.org/', target: '_top' } }),
  'a footnote to nothing': (doc) => blockText(doc).insert(0, 'a', { footnote: { id: 'x' } }),
  'an embed': (doc) => blockText(doc).insertEmbed(0, { image: 'x' }),
  'an attribute of a text': (doc) => blockText(doc).setAttribute('id', newId('blk')),
  'an unknown field': setsField('colour', 'red'),
  'a field of no block': setsField('kind', 'heading', 'mine'),
  'a key without a field': (doc) => minutesFieldsOf(doc).set(first, 'x'),
  'an unknown kind': setsField('kind', 'party'),
  'an unknown verb': setsField('verb', 'ordered'),
  'a level too deep': setsField('level', 6),
  'a flag in words': setsField('brackets', 'true'),
  'a due that is none': setsField('due', 'date:soon'),
  'an owner that is no delegation': setsField('owners.<b>', 'a0'),
  'an owner without an order': setsField('owners.KOR', true),
  'an owner of an owner': setsField('owners.KOR.x', 'a0'),
  'a lag in no language': setsField('lag.fr', true),
  'words for an image in no language': setsField('altText.fr', 'Carte'),
  'words for an image that are none': setsField('altText.en', 7),
  'words for an image beyond measure': setsField('altText.en', 'x'.repeat(2_001)),
  'a map for a field': setsField('kind', new Y.Map()),
}

test.each(Object.entries(agendaRefusals))('in an agenda %s is refused [SYNC-3]', (_, write) => {
  expect(judged(someAgenda(), write)).toBe('update_malformed')
})

test.each(Object.entries(minutesRefusals))('in minutes %s is refused [SYNC-3]', (_, write) => {
  expect(judged(servedMinutes(), write)).toBe('update_malformed')
})

test.each<[string, Y.Doc, (doc: Y.Doc) => void]>([
  ['a number of an item', someAgenda(), setsItem('number', '5(a)')],
  ['a kind', someAgenda(), (doc) => doc.getMap('info').set('kind', 'record')],
  ['minutes in an agenda', someAgenda(), puts(() => element('block'))],
  ['an agenda in minutes', servedMinutes(), (doc) => itemsOf(doc).set(newId('itm'), new Y.Map())],
  [
    'a text in a language the minutes are not in',
    servedMinutes(),
    (doc) => doc.getXmlFragment('text_fr').insert(0, [element('block')]),
  ],
  ['a compartment', servedMinutes(), setsField('compartment', 'mine', newId('blk'))],
  ['another compartment', servedMinutes(), setsField('compartment', 'mine')],
  ['no compartment any more', servedMinutes(), (doc) => minutesFieldsOf(doc).delete(`${first}.compartment`)],
  ['a pattern to begin from', servedMinutes(), setsField('hint.en', 'The meeting …')],
])('%s is for the server to write, and refused [SYNC-5]', (_, server, write) => {
  expect(judged(server, write)).toBe('update_foreign')
})

test('no honest edit of minutes is refused: text, marks, blocks, tables, facts, moves, undo, days offline [SYNC-3]', () => {
  let accepted = 0
  for (let run = 0; run < 12; run += 1) {
    const random = seeded(seed + run)
    const server = servedMinutes()
    const guard = new Guard(server, () => 0)
    const writers = Array.from({ length: 3 }, () => new MinutesWriter(server, random))
    const take = (update: Uint8Array): void => {
      expect(() => guard.judge(update), `seed ${seed + run}`).not.toThrow()
      guard.settle()
      Y.applyUpdate(server, update)
      expect(server.store.pendingStructs).toBeNull()
      accepted += 1
    }
    for (let step = 0; step < 150; step += 1) {
      const writer = writers[step % writers.length] as MinutesWriter
      if (random() < 0.05) writer.isOnline = !writer.isOnline
      const update = writer.acts()
      if (!writer.isOnline || update === null) continue
      for (const frame of writer.framesFor(server)) take(frame)
      for (const other of writers) if (other.isOnline) other.hears(server)
    }
    for (const writer of writers) for (const frame of writer.framesFor(server)) take(frame)
    for (const writer of writers) {
      writer.hears(server)
      expect(readMinutes(writer.doc)).toEqual(readMinutes(server))
    }
  }
  expect(accepted).toBeGreaterThan(500)
  report(`${accepted} honest updates of minutes, none refused`)
})

function title(doc: Y.Doc): Y.XmlFragment {
  return itemsOf(doc).get(theItem)?.get(titleField('en')) as Y.XmlFragment
}
