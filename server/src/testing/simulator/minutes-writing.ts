/** What people do to minutes: each act as the editor or a button makes it, with words that can be found again. */
import {
  type MinutesRecord,
  minutesNodes,
  minutesTextOf,
  plainBlock,
  readElements,
  readMinutes,
  writeMinutes,
} from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import {
  addCounterpart,
  deleteBlocks,
  insertBlock,
  moveBlocks,
  recordAs,
  sectionFrom,
  setDue,
  setField,
  setKind,
  setListed,
  unsentByBlock,
} from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { aboutMinutes } from '../minutes-to-write-in.js'
import { tailOf } from '../minutes-writer.js'
import { wordsIn } from './ledger.js'
import { blockOf, textsOf } from './minutes-words.js'
import type { Subject } from './subject.js'
import {
  type Act,
  gapsIn,
  markIn,
  nothing,
  type Pen,
  plain,
  removeFrom,
  standingWords,
  takeBack,
  typeInto,
} from './words-in-text.js'

const languages = ['en', 'ko'] as const

const kinds = {
  type: 44,
  remove: 9,
  mark: 6,
  split: 7,
  join: 5,
  kind: 5,
  move: 12,
  fact: 4,
  insert: 3,
  counterpart: 2,
  delete: 2,
  undo: 4,
}

export const minutes: Subject = {
  kind: 'record',
  description: () =>
    aboutMinutes({ groupId: newId('grp'), meetingId: newId('mtg'), symbol: 'EWG-CS/10/MIN' }),
  writeFirst: (doc) => writeMinutes(doc, firstMinutes()),
  firstText: (doc) => textsOf(doc)[0] ?? null,
  says: (doc, words) =>
    languages.some((language) => textsOf(doc, language).some((text) => plain(text).includes(words))),
  // In a block that another moved or deleted they stand no more.
  keptWords: (doc, ranges) => {
    const typed = [...unsentByBlock(doc, ranges).values()].flatMap((texts) => [...texts.values()])
    return new Set([...standingWords(doc).keys(), ...typed.flatMap((text) => wordsIn(text))])
  },
  undoable: (doc) => languages.map((language) => minutesTextOf(doc, language)),
  act,
  paste: (pen) => insertBlocks(pen, 40, 8_000),
}

function act(pen: Pen): Act {
  switch (pen.dice.weighted(kinds)) {
    case 'type':
      return inAnyText(pen, (text, language) => typeInto(pen, text, language === 'ko' ? '의결 ' : ''))
    case 'remove':
      return inAnyText(pen, (text) => removeFrom(pen, text))
    case 'mark':
      return inAnyText(pen, (text) => markIn(pen, text))
    case 'split':
      return pressEnter(pen)
    case 'join':
      return pressBackspace(pen)
    case 'kind':
      return changeKind(pen)
    case 'move':
      return move(pen)
    case 'fact':
      return setFact(pen)
    case 'insert':
      return insertBlocks(pen, 1, 0)
    case 'counterpart':
      return addMissing(pen)
    case 'delete':
      return deleteBlock(pen)
    case 'undo':
      return takeBack(pen)
  }
}

function inAnyText(pen: Pen, what: (text: Y.XmlText, language: Language) => Act): Act {
  const language = pen.dice.pick(languages)
  const texts = textsOf(pen.doc, language)
  return texts.length > 0 ? what(pen.dice.pick(texts), language) : nothing
}

/** The tail goes out of the text, and comes with its marks in a block of its own. */
function pressEnter(pen: Pen): Act {
  const { doc, dice, ledger } = pen
  const language = dice.pick(languages)
  const blocks = paragraphs(doc, language)
  if (blocks.length === 0 || blocks.length > 30) return nothing
  const { element, text } = dice.pick(blocks)
  const at = dice.pick(gapsIn(plain(text)))
  ledger.carried(wordsIn(plain(text).slice(at)))
  ledger.counts.splits += 1
  const id = newId('blk')
  doc.transact(() => {
    const tail = new Y.XmlText()
    tail.applyDelta(tailOf(text, at))
    text.delete(at, text.length - at)
    const block = new Y.XmlElement(minutesNodes.block)
    block.setAttribute('id', id)
    block.insert(0, [tail])
    minutesTextOf(doc, language).insertAfter(element, [block])
  }, pen.author)
  return nothing
}

/** Backspace at the beginning of a block: its words go to the end of the one before, and it goes. */
function pressBackspace({ doc, dice, ledger, author }: Pen): Act {
  const language = dice.pick(languages)
  const root = minutesTextOf(doc, language)
  const blocks = paragraphs(doc, language).filter(({ index }) => {
    return blockOf(root.get(index - 1))?.nodeName === minutesNodes.block
  })
  if (root.length < 4 || blocks.length === 0) return nothing
  const { element, text, index } = dice.pick(blocks)
  const target = root.get(index - 1) as Y.XmlElement
  const before = target.get(0)
  if (!(before instanceof Y.XmlText)) return nothing
  ledger.joined(element.getAttribute('id') ?? '', target.getAttribute('id') ?? '')
  ledger.counts.joins += 1
  doc.transact(() => {
    before.applyDelta([{ retain: before.length }, ...tailOf(text, 0)])
    root.delete(index, 1)
  }, author)
  return nothing
}

function changeKind(pen: Pen): Act {
  const id = anyBlock(pen)
  const { doc, author, dice } = pen
  const acts = [
    (of: BlockId) => setKind(doc, author, of, 'heading', dice.below(3)),
    (of: BlockId) => setKind(doc, author, of, 'list_item', dice.below(6)),
    (of: BlockId) => setKind(doc, author, of, 'narrative'),
    (of: BlockId) => recordAs(doc, author, of, dice.pick(['tasked', 'agreed', 'noted'])),
  ]
  if (id) dice.pick(acts)(id)
  return nothing
}

function setFact(pen: Pen): Act {
  const id = anyBlock(pen)
  const { doc, author, dice, delegation: code } = pen
  const due = { type: 'date', value: '2023-06-30' } as const
  const acts = [
    (of: BlockId) => setDue(doc, author, of, dice.chance(0.6) ? due : null),
    (of: BlockId) => setListed(doc, author, of, 'owners', { code, listed: dice.chance(0.7) }),
    (of: BlockId) => setField(doc, author, of, 'brackets', dice.chance(0.5) || null),
    (of: BlockId) => setField(doc, author, of, `lag.${dice.pick(languages)}`, dice.chance(0.5) || null),
  ]
  if (id) dice.pick(acts)(id)
  return nothing
}

function move({ doc, author, dice, ledger }: Pen): Act {
  const { blocks } = readMinutes(doc)
  if (blocks.length < 2) return nothing
  const block = dice.pick(blocks)
  const ids = dice.chance(0.3) ? sectionFrom(blocks, block.id) : [block.id]
  const others = blocks.map(({ id }) => id).filter((id) => !ids.includes(id))
  const after = others.length === 0 || dice.chance(0.2) ? null : dice.pick(others)
  ledger.counts.moves += 1
  moveBlocks(doc, author, ids, after)
  return nothing
}

function insertBlocks(pen: Pen, count: number, length: number): Act {
  const { doc, author, dice, ledger } = pen
  const language = dice.pick(languages)
  let after = anyBlock(pen)
  const words = Array.from({ length: count }, () => ledger.newWord(author, length))
  doc.transact(() => {
    for (const { text } of words) {
      after = insertBlock(doc, author, { language, after, runs: [{ text }], id: newId('blk') })
    }
  }, author)
  return { typed: words.map(({ id }) => id), deleted: [] }
}

/** Two who do so at once make two blocks of one id. */
function addMissing({ doc, dice, author }: Pen): Act {
  const language = dice.pick(languages)
  const here = readElements(doc, language)
  const missing = readMinutes(doc).blocks.filter(({ id }) => !here.has(id))
  if (missing.length > 0) addCounterpart(doc, author, dice.pick(missing).id, language)
  return nothing
}

function deleteBlock(pen: Pen): Act {
  const { doc, author, ledger } = pen
  const id = anyBlock(pen)
  if (!id || readMinutes(doc).blocks.length < 4) return nothing
  // Of two copies that stand until the server has put that right both go.
  const deleted = languages.flatMap((language) =>
    minutesTextOf(doc, language)
      .toArray()
      .flatMap((node) => (blockOf(node)?.getAttribute('id') === id ? textsIn(node as Y.XmlElement) : []))
      .flatMap((text) => wordsIn(plain(text))),
  )
  ledger.deleted(deleted)
  ledger.tookBlocks([id])
  deleteBlocks(doc, author, [id])
  return { typed: [], deleted }
}

function anyBlock({ doc, dice }: Pen): BlockId | null {
  const ids = [...readElements(doc, dice.pick(languages)).keys()]
  return ids.length > 0 ? dice.pick(ids) : null
}

/** Blocks of text with their texts, in order. */
function paragraphs(doc: Y.Doc, language: Language) {
  return minutesTextOf(doc, language)
    .toArray()
    .flatMap((node, index) => {
      const element = blockOf(node)
      const text = element?.nodeName === minutesNodes.block ? element.get(0) : null
      return element && text instanceof Y.XmlText ? [{ element, text, index }] : []
    })
}

function textsIn(element: Y.XmlElement): Y.XmlText[] {
  return element
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : textsIn(child as Y.XmlElement)))
}

/** A heading, three paragraphs and a table of two cells, all empty, in both languages. */
function firstMinutes(): MinutesRecord {
  const cell = { header: false, colspan: 1, rowspan: 1, text: [[]] }
  const block = (): MinutesRecord['blocks'][number] => plainBlock(newId('blk'), 'both')
  return {
    kind: 'record',
    schemaVersion: 1,
    languages: [...languages],
    attribution: 'both',
    blocks: [
      { ...block(), kind: 'heading', text: { en: [], ko: [] } },
      ...Array.from({ length: 3 }, () => ({ ...block(), text: { en: [], ko: [] } })),
      { ...block(), kind: 'table', table: { en: [[cell, cell]], ko: [[cell, cell]] } },
    ],
  }
}
