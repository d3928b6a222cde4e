/** What people do to an agenda: each act as an editor would make it, with words that can be found again. */
import {
  addItem,
  bringBack,
  deletedItems,
  deleteItem,
  moveItem,
  setField,
  spotBeside,
} from '@tandem/shared/agendas'
import { type AgendaRecord, itemsOf, readAgenda, writeAgenda } from '@tandem/shared/documents'
import { type ItemId, newId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import { emptyItem } from '../an-agenda.js'
import type { Subject } from './subject.js'
import {
  type Act,
  markIn,
  nothing,
  type Pen,
  plain,
  removeFrom,
  standingWords,
  takeBack,
  typeInto,
} from './words-in-text.js'

const kinds = { type: 50, remove: 12, mark: 14, field: 5, add: 5, move: 6, flag: 6, paragraph: 5, undo: 5 }

export const agenda: Subject = {
  kind: 'agenda',
  description: () => ({
    kind: 'agenda',
    groupId: newId('grp'),
    meetingId: newId('mtg'),
    symbol: 'EWG-CS/10/1',
    state: 'draft',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en'],
    timeZone: 'Asia/Kuala_Lumpur',
    steps: [],
  }),
  writeFirst: (doc) => writeAgenda(doc, firstAgenda()),
  firstText: (doc) => textsOf(doc)[0] ?? null,
  says: (doc, words) => textsOf(doc).some((text) => plain(text).includes(words)),
  keptWords: (doc) => new Set(standingWords(doc).keys()),
  undoable: itemsOf,
  act,
  /** Far more than one frame holds, as an editor pastes it: paragraph after paragraph. */
  paste: (pen) => writeParagraphs(pen, 40, 8_000),
}

function act(pen: Pen): Act {
  switch (pen.dice.weighted(kinds)) {
    case 'type':
      return inAnyText(pen, typeInto)
    case 'remove':
      return inAnyText(pen, removeFrom)
    case 'mark':
      return inAnyText(pen, markIn)
    case 'field':
      return changeField(pen)
    case 'add':
      return add(pen)
    case 'move':
      return move(pen)
    case 'flag':
      return flag(pen)
    case 'paragraph':
      return writeParagraphs(pen, 1, 0)
    case 'undo':
      return takeBack(pen)
  }
}

function inAnyText(pen: Pen, what: (pen: Pen, text: Y.XmlText) => Act): Act {
  const texts = textsOf(pen.doc)
  return texts.length > 0 ? what(pen, pen.dice.pick(texts)) : nothing
}

function changeField(pen: Pen): Act {
  const id = anyItem(pen)
  if (id) setField(pen.doc, pen.author, id, 'minutes', pen.dice.below(12) * 5)
  return nothing
}

function add({ doc, author, dice }: Pen): Act {
  const { days, items } = readAgenda(doc)
  const day = days[0]
  if (!day || items.length > 12) return nothing
  addItem(doc, author, { parent: null, day: day.id, after: items.length > 0 ? dice.pick(items).id : null })
  return nothing
}

function move({ doc, author, dice }: Pen): Act {
  const record = readAgenda(doc)
  if (record.items.length === 0) return nothing
  const { id } = dice.pick(record.items)
  const spot = spotBeside(record, id, dice.pick(['up', 'down']))
  if (spot) moveItem(doc, author, id, spot)
  return nothing
}

function flag({ doc, author, dice }: Pen): Act {
  const gone = deletedItems(doc)
  const { items } = readAgenda(doc)
  if (gone.length > 0 && dice.chance(0.6)) bringBack(doc, author, dice.pick(gone))
  else if (items.length > 1) deleteItem(doc, author, dice.pick(items).id)
  return nothing
}

function writeParagraphs(pen: Pen, count: number, length: number): Act {
  const id = anyItem(pen)
  const fragment = id && itemsOf(pen.doc).get(id)?.get('annotation_en')
  if (!(fragment instanceof Y.XmlFragment)) return nothing
  const words = Array.from({ length: count }, () => pen.ledger.newWord(pen.author, length))
  const paragraphs = words.map(({ text }) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    return paragraph
  })
  fragment.insert(pen.dice.below(fragment.length + 1), paragraphs)
  return { typed: words.map((word) => word.id), deleted: [] }
}

function anyItem({ doc, dice }: Pen): ItemId | null {
  const ids = [...itemsOf(doc).keys()].toSorted() as ItemId[]
  return ids.length > 0 ? dice.pick(ids) : null
}

/** Every text, in an order that is the same whoever looks. */
function textsOf(doc: Y.Doc): Y.XmlText[] {
  return [...itemsOf(doc).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, item]) => [item.get('title_en'), item.get('annotation_en')])
    .flatMap((field) => (field instanceof Y.XmlFragment ? field.toArray() : []))
    .flatMap((paragraph) => (paragraph instanceof Y.XmlElement ? paragraph.toArray() : []))
    .filter((text) => text instanceof Y.XmlText)
}

/** One day with two items, all texts empty. */
function firstAgenda(): AgendaRecord {
  const day = newId('day')
  return {
    kind: 'agenda',
    schemaVersion: 1,
    languages: ['en'],
    days: [{ id: day, date: '2023-07-11', start: '09:00', end: '17:00' }],
    items: [emptyItem(day), emptyItem(day)],
  }
}
