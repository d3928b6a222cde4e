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
import { itemsOf, readAgenda } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { Dice } from './dice.js'
import { type Ledger, wordsIn } from './ledger.js'

/** What a person did, as far as words came or went by it. */
export interface Act {
  typed: number[]
  deleted: number[]
}

export interface Pen {
  doc: Y.Doc
  dice: Dice
  ledger: Ledger
  /** Who holds it. */
  author: string
  undo: Y.UndoManager
}

/** The origin of typing: undo takes back this and nothing else. */
export const typing = 'typing'

const kinds = { type: 50, remove: 12, mark: 14, field: 5, add: 5, move: 6, flag: 6, paragraph: 5, undo: 5 }

const nothing: Act = { typed: [], deleted: [] }

export function act(pen: Pen): Act {
  switch (pen.dice.weighted(kinds)) {
    case 'type':
      return type(pen)
    case 'remove':
      return remove(pen)
    case 'mark':
      return mark(pen)
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

/** Far more than one frame holds, as an editor pastes it: paragraph after paragraph. */
export function paste(pen: Pen): Act {
  return writeParagraphs(pen, 40, 8_000)
}

/** An update that writes with another's client id, where he will write next. */
export function forge(disk: Y.Doc, victim: number, text: string): Uint8Array | null {
  disk.clientID = victim
  const before = Y.encodeStateVector(disk)
  const title = textsOf(disk)[0]
  if (!title) return null
  disk.transact(() => title.insert(0, text))
  // Yjs takes another id for itself when it meets its own; then nothing was forged.
  return disk.clientID === victim ? Y.encodeStateAsUpdate(disk, before) : null
}

function type(pen: Pen): Act {
  const text = anyText(pen)
  if (!text) return nothing
  const { id, text: word } = pen.ledger.newWord(pen.author)
  const at = pen.dice.pick(gapsIn(plain(text)))
  pen.doc.transact(() => text.insert(at, word), typing)
  return { typed: [id], deleted: [] }
}

function remove(pen: Pen): Act {
  const text = anyText(pen)
  if (!text) return nothing
  const letters = plain(text)
  const [from, to] = span(letters, pen.dice)
  const deleted = wordsIn(letters.slice(from, to))
  pen.ledger.deleted(deleted)
  if (to > from) text.delete(from, to - from)
  return { typed: [], deleted }
}

function mark(pen: Pen): Act {
  const text = anyText(pen)
  if (!text) return nothing
  const [from, to] = span(plain(text), pen.dice)
  if (to > from) text.format(from, to - from, { bold: pen.dice.chance(0.5) ? {} : null })
  return nothing
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

function takeBack(pen: Pen): Act {
  if (pen.undo.undoStack.length === 0) return nothing
  const before = standingWords(pen.doc)
  pen.undo.undo()
  const after = standingWords(pen.doc)
  const deleted = [...before.keys()].filter((id) => !after.has(id))
  pen.ledger.deleted(deleted)
  return { typed: [], deleted }
}

/** Each word that stands in the document, seen or in a deleted item, and how often. */
export function standingWords(doc: Y.Doc): Map<number, number> {
  const found = new Map<number, number>()
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
        continue
      for (const id of wordsIn(struct.content.str)) found.set(id, (found.get(id) ?? 0) + 1)
    }
  }
  return found
}

function anyItem({ doc, dice }: Pen): ItemId | null {
  const ids = [...itemsOf(doc).keys()].toSorted() as ItemId[]
  return ids.length > 0 ? dice.pick(ids) : null
}

function anyText({ doc, dice }: Pen): Y.XmlText | null {
  const texts = textsOf(doc)
  return texts.length > 0 ? dice.pick(texts) : null
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

function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}

/** Before, between and after words; never inside one. */
function gapsIn(letters: string): number[] {
  return [0, ...[...letters.matchAll(/>/g)].map((match) => match.index + 1)]
}

/** Some words that stand together. */
function span(letters: string, dice: Dice): [from: number, to: number] {
  const gaps = gapsIn(letters)
  const first = dice.below(gaps.length)
  const last = Math.min(gaps.length - 1, first + dice.between(1, 3))
  return [gaps[first] as number, gaps[last] as number]
}
