// @vitest-environment jsdom
import {
  minutesNodes,
  type MinutesRecord,
  minutesRoot,
  minutesTextOf,
  plainBlock,
  readMinutes,
} from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import { moveBlocks, recordAs } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LonelySession } from '../../../editing/testing'
import { say } from '../../../lib/i18n'
import { createActs } from '../model/acts'
import { backspace, enter, tab } from '../model/enter'
import { MinutesDesk } from '../model/minutes-desk'
import { recordStoreOf } from '../model/record-store'
import { minutesOrigin } from '../model/minutes-undo'
import { idsOf, minutesWith, textAt } from '../testing'
import { words } from '../words'
import { blockAt, findBlock } from './block-at'
import type { BlockContext } from './block-context'
import { DrawQueue } from './draw-queue'
import { createMinutesText } from './minutes-text'
import { seedNewBlocks } from './seed-text'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0).toReversed()) close()
})

/** What waits for the next frame stands at once: nothing draws frames here. */
class DrawsAtOnce extends DrawQueue {
  override ask(draw: () => void): void {
    draw()
  }
}

/** A person at minutes: a desk, and the editor of one language on the page. */
function sit(record: MinutesRecord) {
  const session = new LonelySession(record)
  const desk = new MinutesDesk(session, () => 'MYS co-chair')
  const acts = createActs(desk, (key, values) => say(words, key, values), 'en')
  open.push(() => desk.destroy(), desk.start())
  return { session, desk, acts, doc: session.doc, write: (language: Language) => write(desk, acts, language) }
}

function write(desk: MinutesDesk, acts: ReturnType<typeof createActs>, language: Language) {
  const context: BlockContext = {
    board: desk.board,
    draws: new DrawsAtOnce(),
    settling: desk.settling,
    say: (key, values) => say(words, key, values),
    itemNumber: () => null,
    onNotes: desk.notes.subscribe,
    footnoteNumber: (id) => desk.notes.number(id),
    delegationName: (code) => code,
    writeDue: (due) => due.type,
    commitmentNumber: () => null,
    imageAddress: (blob) => `/images/${blob}`,
    open: () => undefined,
    noChangeNeeded: acts.noChangeNeeded,
    addCounterpart: acts.addCounterpart,
    takeHint: () => undefined,
    glimpse: () => null,
    mounted: (id, each, view) => desk.page.add(id, each, view),
    laidOut: (half, isLaidOut) => desk.page.pairs.laidOut(half, isLaidOut),
  }
  const field = minutesRoot(language)
  const fragment = minutesTextOf(desk.doc, language)
  const host = document.body.appendChild(document.createElement('div'))
  const carets = desk.carets.open({ field }, () => ({}))
  const here = () => blockAt(editor.state)
  const editor: Editor = createMinutesText({
    host,
    fragment,
    language,
    labelledBy: 'label',
    carets,
    context,
    moves: {
      onHistory: (step) => acts[step](),
      onRecord: (verb) => withId(here(), (id) => acts.record(id, verb)),
      onKind: (kind, level) => withId(here(), (id) => acts.setKind(id, kind, level)),
      onMove: (direction) => withId(here(), (id) => acts.moveBeside(id, direction)),
      onOpen: () => true,
      onFootnote: () => acts.addFootnote(language),
      onNextOutOfStep: () => acts.nextOutOfStep(),
      onEnter: (view) => enter(desk, view, language),
      onBackspace: (view) => backspace(desk, view),
      onTab: (view, isBack) => tab(desk, view, isBack, language),
    },
  })
  open.push(() => editor.destroy(), seedNewBlocks(fragment), desk.mount(language, field, editor.view))
  const at = (index: number, offset: number) => {
    const node = editor.state.doc.child(index)
    const found = findBlock(editor.state.doc, node.attrs['id'] as BlockId)
    const position = (found?.at ?? 0) + 1 + offset
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, position)))
  }
  const press = (key: string, more: KeyboardEventInit = {}) =>
    editor.view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    )
  const numbers = () =>
    [...host.querySelectorAll<HTMLElement>('[data-kind] > div > button:first-child')].map(
      (each) => each.textContent,
    )
  return { editor, host, fragment, at, press, numbers }
}

test('a click in a table is not taken back by what another writes in it at that moment', () => {
  const { record } = minutesWith([{ kind: 'table', table: { en: [['One', 'Two', 'Three'].map(cellOf)] } }])
  const { session, write } = sit(record)
  const { editor, host } = write('en')
  const cells = [...host.querySelectorAll('td p')]
  const [first, second] = cells.map((each) => each.firstChild)
  if (!first || !second) throw new Error('two cells')
  editor.view.focus()
  const inCell = () => editor.state.selection.$head.parent.textContent
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 5)))
  expect(inCell()).toBe('One')
  // The browser has set the caret, and has told nobody yet.
  document.getSelection()?.collapse(second, 1)
  session.othersWrite((doc) => {
    const table = minutesTextOf(doc, 'en').get(0) as Y.XmlElement
    const words = ((table.get(0) as Y.XmlElement).get(2) as Y.XmlElement).get(0) as Y.XmlElement
    ;(words.get(0) as Y.XmlText).insert(5, ' more')
  })
  expect(host.textContent).toContain('Three more')
  expect(inCell()).toBe('Two')
})

const cellOf = (text: string) => ({ header: false, colspan: 1, rowspan: 1, text: [[{ text }]] })

function withId(id: BlockId | null, act: (id: BlockId) => void): void {
  if (id) act(id)
}

test('opening minutes in every language makes no update [SYNC-7]', () => {
  const { record } = minutesWith([
    { kind: 'heading', en: 'Opening', ko: '개회' },
    { en: 'One', ko: '하나' },
    { kind: 'outcome', verb: 'agreed', en: 'Agreed' },
    '',
  ])
  const { doc, write } = sit(record)
  let updates = 0
  doc.on('update', () => (updates += 1))
  write('en')
  write('ko')
  for (const close of open.splice(0).toReversed()) close()
  expect(updates).toBe(0)
  expect(readMinutes(doc)).toEqual(record)
})

test('footnotes stand in the order of what refers to them, and each has its number at once', () => {
  const { record } = minutesWith(['First word', 'Second word', 'Third word'])
  const { acts, desk, doc, write } = sit(record)
  const { at, host } = write('en')
  const shown = () => {
    recordStoreOf(doc).readNow()
    return [...host.querySelectorAll('[data-kind="footnote"]')].map(
      (each) => `${each.querySelector('button')?.textContent} ${each.querySelector('p')?.textContent}`,
    )
  }
  const addsNote = (index: number, text: string) => {
    at(index, 5)
    acts.addFootnote('en')
    // The caret is in the note.
    const view = desk.view('en')
    view?.dispatch(view.state.tr.insertText(text))
  }
  addsNote(1, 'to the second')
  expect(shown()).toEqual(['1 to the second'])
  addsNote(0, 'to the first')
  expect(shown()).toEqual(['1 to the first', '2 to the second'])
  addsNote(2, 'to the third')
  expect(shown()).toEqual(['1 to the first', '2 to the second', '3 to the third'])
})

test('a paragraph whose end goes to one of its own leaves its counterpart to be brought into step [E5]', () => {
  const { record } = minutesWith([
    { en: 'One two', ko: '하나 둘' },
    { en: 'Three', ko: '셋' },
  ])
  const { doc, write } = sit(record)
  const { at, press } = write('en')
  at(1, 5)
  press('Enter')
  expect(readMinutes(doc).blocks[1]?.lagging).toEqual([])
  at(0, 3)
  press('Enter')
  expect(readMinutes(doc).blocks[0]?.lagging).toEqual(['ko'])
})

test('the part that keeps its beginning keeps the id, whatever is split [M5]', () => {
  const { record, ids } = minutesWith(['One two', 'Three'])
  const { editor, fragment, at, press } = sit(record).write('en')
  at(0, 3)
  press('Enter')
  expect([textAt(fragment, 0), textAt(fragment, 1)]).toEqual(['One', ' two'])
  expect(idsOf(fragment)[0]).toBe(ids[0])
  expect(new Set(idsOf(fragment)).size).toBe(3)
  at(2, 0)
  press('Enter')
  expect([textAt(fragment, 2), textAt(fragment, 3)]).toEqual(['', 'Three'])
  expect(idsOf(fragment)[3]).toBe(ids[1])
  expect(new Set(idsOf(fragment)).size).toBe(4)
  expect(editor.state.doc.childCount).toBe(4)
})

test('what is pasted as a copy gets ids of its own, and what it was copied from keeps its own [M5]', () => {
  const { record, ids } = minutesWith(['One', 'Two'])
  const { editor, fragment } = sit(record).write('en')
  const original = editor.state.doc.child(1)
  const copy = original.type.create(original.attrs, original.content)
  editor.view.dispatch(editor.state.tr.insert(0, copy))
  expect([0, 1, 2].map((index) => textAt(fragment, index))).toEqual(['Two', 'One', 'Two'])
  expect(idsOf(fragment).slice(1)).toEqual(ids)
  expect(idsOf(fragment)[0]).not.toBe(ids[1])
  expect(idsOf(fragment)[0]).toMatch(/^blk_/)
})

test('ids that come from others stay as they are [M5]', () => {
  const { record } = minutesWith(['One'])
  const { session, doc, write } = sit(record)
  const { fragment } = write('en')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const theirs = new Y.XmlElement(minutesNodes.block)
  theirs.insert(0, [new Y.XmlText()])
  minutesTextOf(other, 'en').insert(1, [theirs])
  let updates = 0
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), session)
  doc.on('update', () => (updates += 1))
  expect(idsOf(fragment)[1]).toBeUndefined()
  expect(updates).toBe(0)
})

test('two people who type first into a new line write one text', () => {
  const { record } = minutesWith(['One'])
  const { session, doc, write } = sit(record)
  const { editor, fragment, at, press } = write('en')
  at(0, 3)
  press('Enter')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const line = minutesTextOf(other, 'en').get(1) as Y.XmlElement
  ;(line.get(0) as Y.XmlText).insert(0, 'theirs')
  editor.view.dispatch(editor.state.tr.insertText('mine'))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), session)
  expect((fragment.get(1) as Y.XmlElement).length).toBe(1)
  expect(textAt(fragment, 1)).toMatch(/^(minetheirs|theirsmine)$/)
  expect(editor.state.doc.child(1).textContent).toBe(textAt(fragment, 1))
})

test('Alt and a digit record the paragraph, by the key’s place and without touching a word [M5]', () => {
  const { record, ids } = minutesWith([{ en: 'One', ko: '하나' }])
  const { doc, write } = sit(record)
  const { host, at, press } = write('en')
  const before = minutesTextOf(doc, 'en').get(0)
  at(0, 1)
  press('™', { code: 'Digit3', altKey: true })
  expect(readMinutes(doc).blocks[0]).toMatchObject({
    id: ids[0],
    kind: 'outcome',
    verb: 'tasked',
    opens: true,
  })
  expect(minutesTextOf(doc, 'en').get(0)).toBe(before)
  expect(host.querySelector('[data-verb="tasked"]')?.textContent).toContain('Tasked')
  expect(host.textContent).toContain('Add owner')
})

test('undo takes back an act and then the typing before it, and leaves what others wrote [SYNC-14]', () => {
  const { record, ids } = minutesWith(['One'])
  const { acts, doc, session, write } = sit(record)
  const { editor, at, press } = write('en')
  at(0, 3)
  editor.view.dispatch(editor.state.tr.insertText('!'))
  press('1', { code: 'Digit1', altKey: true })
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const words = (minutesTextOf(other, 'en').get(0) as Y.XmlElement).get(0) as Y.XmlText
  words.insert(0, 'Theirs ')
  recordAs(other, 'them', ids[0] as BlockId, 'agreed')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), session)
  acts.undo()
  expect(readMinutes(doc).blocks[0]?.verb).toBeNull()
  acts.undo()
  expect(editor.state.doc.textContent).toBe('Theirs One')
  acts.redo()
  expect(editor.state.doc.textContent).toBe('Theirs One!')
})

test('numbers run through what is written, and follow a move [A7]', () => {
  const { record, ids } = minutesWith([
    { kind: 'heading', en: 'Item' },
    'One',
    '',
    'Two',
    { kind: 'outcome', verb: 'noted', en: 'Three' },
  ])
  const { doc, write } = sit(record)
  const { numbers, editor, at } = write('en')
  expect(numbers()).toEqual(['', '1', '', '2', '3'])
  at(2, 0)
  editor.view.dispatch(editor.state.tr.insertText('New'))
  expect(numbers()).toEqual(['', '1', '2', '3', '4'])
  moveBlocks(doc, minutesOrigin, [ids[4] as BlockId], ids[0] as BlockId)
  expect(numbers()).toEqual(['', '1', '2', '3', '4'])
  expect(editor.state.doc.child(1).textContent).toBe('Three')
})

test('a list goes on with Enter, goes deeper with Tab, and ends in an empty item', () => {
  const { record } = minutesWith([{ kind: 'list_item', ordered: true, en: 'First' }])
  const { doc, write } = sit(record)
  const { editor, at, press } = write('en')
  at(0, 5)
  press('Enter')
  editor.view.dispatch(editor.state.tr.insertText('Second'))
  press('Tab')
  expect(readMinutes(doc).blocks[1]).toMatchObject({ kind: 'list_item', level: 1, ordered: true })
  press('Tab', { shiftKey: true })
  expect(readMinutes(doc).blocks[1]?.level).toBe(0)
  press('Enter')
  press('Enter')
  expect(readMinutes(doc).blocks.map(({ kind }) => kind)).toEqual(['list_item', 'list_item', 'narrative'])
})

test('Backspace at the beginning of a heading first makes it a paragraph, then joins it', () => {
  const { record } = minutesWith(['One', { kind: 'heading', en: 'Two' }])
  const { doc, write } = sit(record)
  const { editor, at, press } = write('en')
  at(1, 0)
  press('Backspace')
  expect(readMinutes(doc).blocks[1]?.kind).toBe('narrative')
  press('Backspace')
  expect(editor.state.doc.childCount).toBe(1)
  expect(editor.state.doc.textContent).toBe('OneTwo')
})

test('a key that belongs to a composition does nothing else [SYNC-13]', () => {
  const { record } = minutesWith(['하나'])
  const { doc, write } = sit(record)
  const { at, press } = write('en')
  at(0, 1)
  press('1', { code: 'Digit1', altKey: true, isComposing: true })
  press('Tab', { isComposing: true })
  expect(readMinutes(doc)).toEqual(record)
})

test('writing one side leaves the other to be brought into step, and writing that settles it [E5]', () => {
  const { record } = minutesWith([{ en: 'One', ko: '하나' }])
  const { doc, desk, write } = sit(record)
  const en = write('en')
  const ko = write('ko')
  en.at(0, 3)
  en.editor.view.dispatch(en.editor.state.tr.insertText('!'))
  desk.typed('en', en.editor.view)
  expect(readMinutes(doc).blocks[0]?.lagging).toEqual(['ko'])
  expect(ko.host.textContent).toContain('Korean out of step')
  desk.caretMoved('ko', ko.editor.view)
  ko.at(0, 2)
  ko.editor.view.dispatch(ko.editor.state.tr.insertText('!'))
  desk.typed('ko', ko.editor.view)
  expect(readMinutes(doc).blocks[0]?.lagging).toEqual([])
})

test('a block that stands in one language has a row in the other, which adds it there [M5]', () => {
  const { record, ids } = minutesWith([{ en: 'One', ko: '하나' }, 'Two', { en: 'Three', ko: '셋' }])
  const { doc, write } = sit(record)
  const ko = write('ko')
  const row = [...ko.host.querySelectorAll('button')].find((each) => each.textContent === 'No Korean yet')
  row?.click()
  expect(idsOf(minutesTextOf(doc, 'ko'))).toEqual(ids)
  expect(ko.host.textContent).not.toContain('No Korean yet')
})

test('a table takes rows and columns, its cells have no id and no width, and it keeps its own id [M5]', () => {
  const { record, ids } = minutesWith(['One'])
  const { acts, doc, write } = sit(record)
  const { host, fragment } = write('en')
  acts.addTable(ids[0] as BlockId, 'en')
  const id = idsOf(fragment)[1] as BlockId
  acts.changeTable(id, 'en', 'rowAfter')
  acts.changeTable(id, 'en', 'columnAfter')
  expect(idsOf(fragment)[1]).toBe(id)
  const table = readMinutes(doc).blocks[1]?.table?.en
  expect(table?.map((row) => row.length)).toEqual([4, 4, 4, 4])
  expect(JSON.stringify(fragment.toJSON())).not.toMatch(/colwidth/)
  expect(host.querySelectorAll('td [data-kind], th [data-kind]')).toHaveLength(0)
  acts.addCounterpart(id, 'ko')
  expect(readMinutes(doc).blocks[1]?.table?.ko?.map((row) => row.length)).toEqual([4, 4, 4, 4])
})

test('an uneven table that others have made is not evened by looking at it [SYNC-7]', () => {
  const cell = { header: false, colspan: 1, rowspan: 1, text: [[]] }
  const { record, ids } = minutesWith(['One'])
  const table = [[cell, cell], [cell]]
  record.blocks.push({ ...plainBlock(newId('blk'), 'meeting'), kind: 'table', table: { en: table } })
  const { session, doc, write } = sit(record)
  let updates = 0
  doc.on('update', () => (updates += 1))
  write('en')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  recordAs(other, 'them', ids[0] as BlockId, 'noted')
  const row = (minutesTextOf(other, 'en').get(1) as Y.XmlElement).get(1) as Y.XmlElement
  row.delete(0, 1)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), session)
  expect(updates).toBe(1)
  expect(readMinutes(doc)).toEqual(readMinutes(other))
})

test('nothing of the editor needs an inline style or a style element [M23]', () => {
  const { record } = minutesWith([{ kind: 'outcome', verb: 'tasked', opens: true, en: 'One' }, 'Two'])
  sit(record).write('en')
  expect(document.querySelectorAll('[style], style')).toHaveLength(0)
})
