/** Someone at minutes, for the guard's tests: writes what the binding makes of an editor's acts. */
import {
  minutesFieldsOf,
  minutesNodes,
  minutesTextOf,
  readElements,
  readLanguages,
} from '@tandem/shared/documents'
import { type BlockId, type DelegationCode, newId } from '@tandem/shared/ids'
import {
  addCounterpart,
  clearOutcome,
  deleteBlocks,
  insertBlock,
  KeepInStep,
  moveBlocks,
  recordAs,
  setDue,
  setField,
  setKind,
  setListed,
} from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { betweenCharacters, Desk, plain, wholeCharacters } from './writer.js'

type Cell = Y.XmlElement<{ colspan: number; rowspan: number }>
type Picture = Y.XmlElement<{ id: string; blob: string; width: number }>

const marks = ['bold', 'italic', 'link', 'footnote'] as const

export class MinutesWriter extends Desk {
  private readonly undo = new Y.UndoManager(
    [
      ...readLanguages(this.doc).map((language) => minutesTextOf(this.doc, language)),
      minutesFieldsOf(this.doc),
    ],
    { doc: this.doc, trackedOrigins: new Set([this]), captureTimeout: 0 },
  )

  /** Something at random, as one transaction; null when there was nothing to do. */
  acts(): Uint8Array | null {
    const before = this.last
    const kind = this.random()
    if (kind < 0.35) this.writes()
    else if (kind < 0.5) this.takesOut()
    else if (kind < 0.6) this.marks()
    else if (kind < 0.7) this.pressesEnter()
    else if (kind < 0.74) this.joins()
    else if (kind < 0.86) this.setsFact()
    else if (kind < 0.9) moveBlocks(this.doc, this, this.someIds(), this.anyId())
    else if (kind < 0.92) deleteBlocks(this.doc, this, this.someIds().slice(0, 1))
    else if (kind < 0.95) this.worksAtTable()
    else if (kind < 0.97) this.putsPicture()
    else if (this.random() < 0.5) this.undo.undo()
    else this.undo.redo()
    return this.last === before ? null : this.last
  }

  private writes(): void {
    const text = this.anyText()
    if (!text) return
    const at = betweenCharacters(text, this.below(text.length + 1))
    this.act(() => text.insert(at, this.words()))
  }

  private takesOut(): void {
    const text = this.anyText()
    if (!text || text.length < 4) return
    const [from, length] = wholeCharacters(text, this.below(text.length))
    this.act(() => text.delete(from, length))
  }

  private marks(): void {
    const text = this.anyText()
    if (!text || text.length < 4) return
    const mark = marks[this.below(marks.length)] as (typeof marks)[number]
    const attributes =
      mark === 'link' ? { href: 'https://example.org/' } : mark === 'footnote' ? { id: newId('blk') } : {}
    const [from, length] = wholeCharacters(text, this.below(text.length))
    this.act(() => text.format(from, length, { [mark]: this.random() < 0.5 ? attributes : null }))
  }

  /** The tail goes out of the text, and comes with its marks in a block of its own. */
  private pressesEnter(): void {
    const language = this.anyLanguage()
    const id = this.anyId(language)
    const element = id && readElements(this.doc, language).get(id)
    const text = element?.get(0)
    if (!id || !(text instanceof Y.XmlText)) return
    const at = betweenCharacters(text, this.below(text.length + 1))
    this.act(() => {
      const tail = new Y.XmlText()
      tail.applyDelta(tailOf(text, at))
      text.delete(at, text.length - at)
      const block = new Y.XmlElement(minutesNodes.block)
      block.setAttribute('id', newId('blk'))
      block.insert(0, [tail])
      minutesTextOf(this.doc, language).insertAfter(element as Y.XmlElement, [block])
    })
  }

  /** Backspace at the beginning of a block. */
  private joins(): void {
    const language = this.anyLanguage()
    const root = minutesTextOf(this.doc, language)
    const index = 1 + this.below(Math.max(1, root.length - 1))
    const [first, second] = [root.get(index - 1), root.get(index)].map((node) =>
      node instanceof Y.XmlElement && node.nodeName === minutesNodes.block ? node.get(0) : null,
    )
    if (root.length < 3 || !(first instanceof Y.XmlText) || !(second instanceof Y.XmlText)) return
    this.act(() => {
      first.applyDelta([{ retain: first.length }, ...tailOf(second, 0)])
      root.delete(index, 1)
    })
  }

  private setsFact(): void {
    const id = this.anyId()
    if (!id) return
    const code = ['KOR', 'MYS', 'AUS'][this.below(3)] as DelegationCode
    const list = (['owners', 'counterparts', 'adReferendum'] as const)[this.below(3)] ?? 'owners'
    const acts = [
      () => setKind(this.doc, this, id, 'list_item', this.below(6)),
      () => recordAs(this.doc, this, id, 'tasked'),
      () => clearOutcome(this.doc, this, id),
      () => setDue(this.doc, this, id, this.random() < 0.5 ? { type: 'date', value: '2023-06-30' } : null),
      () => setListed(this.doc, this, id, list, { code, listed: this.random() < 0.7 }),
      () => setField(this.doc, this, id, 'attribution', code),
      () => setField(this.doc, this, id, 'item', newId('itm')),
      () => setField(this.doc, this, id, 'brackets', this.random() < 0.5 || null),
      () => setField(this.doc, this, id, `altText.${this.anyLanguage()}`, '그림'),
      () => new KeepInStep(this.doc, this).changed(id, this.anyLanguage()),
      () => new KeepInStep(this.doc, this).noChangeNeeded(id),
      () => addCounterpart(this.doc, this, id, this.anyLanguage()),
      () => insertBlock(this.doc, this, { language: this.anyLanguage(), after: id }),
    ]
    acts[this.below(acts.length)]?.()
  }

  private worksAtTable(): void {
    const root = minutesTextOf(this.doc, this.anyLanguage())
    const table = root
      .toArray()
      .find((node) => node instanceof Y.XmlElement && node.nodeName === minutesNodes.table)
    this.act(() => {
      if (!(table instanceof Y.XmlElement) || this.random() < 0.3) {
        const made = new Y.XmlElement(minutesNodes.table)
        made.setAttribute('id', newId('blk'))
        made.insert(0, [makeRow(), makeRow()])
        root.insert(this.below(root.length + 1), [made])
        return
      }
      const row = table.get(this.below(table.length))
      const kind = this.below(4)
      if (!(row instanceof Y.XmlElement) || kind === 0) table.insert(0, [makeRow()])
      else if (kind === 1) row.insert(row.length, [makeCell(minutesNodes.cell)])
      else if (row.length > 1 && kind === 2) row.delete(0, 1)
      else (row.get(0) as Cell | undefined)?.setAttribute('colspan', 1 + this.below(4))
    })
  }

  private putsPicture(): void {
    const root = minutesTextOf(this.doc, this.anyLanguage())
    const picture = root
      .toArray()
      .find((node) => node instanceof Y.XmlElement && node.nodeName === minutesNodes.image)
    this.act(() => {
      if (picture && this.random() < 0.5) {
        if (this.random() < 0.5) (picture as Picture).setAttribute('width', 1 + this.below(900))
        else (picture as Picture).removeAttribute('width')
        return
      }
      const made: Picture = new Y.XmlElement(minutesNodes.image)
      made.setAttribute('id', newId('blk'))
      made.setAttribute('blob', '0f'.repeat(32))
      made.setAttribute('width', 320)
      root.insert(this.below(root.length + 1), [made as Y.XmlElement])
    })
  }

  private act(change: () => void): void {
    this.doc.transact(change, this)
  }

  private words(): string {
    return ['a', '회의 ', 'agreed', ' and', '의제', '😀', 'x'.repeat(40)][this.below(7)] as string
  }

  private anyLanguage(): Language {
    const languages = readLanguages(this.doc)
    return languages[this.below(languages.length)] as Language
  }

  private anyId(language = this.anyLanguage()): BlockId | null {
    const ids = [...readElements(this.doc, language).keys()]
    return ids[this.below(ids.length)] ?? null
  }

  private someIds(): BlockId[] {
    const ids = [...readElements(this.doc, 'en').keys()]
    const from = this.below(ids.length)
    return ids.slice(from, from + 1 + this.below(3))
  }

  private anyText(): Y.XmlText | null {
    const texts = textsIn(minutesTextOf(this.doc, this.anyLanguage()))
    return texts[this.below(texts.length)] ?? null
  }
}

function textsIn(node: Y.XmlFragment): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : textsIn(child as Y.XmlElement)))
}

export function tailOf(text: Y.XmlText, at: number): { insert: string; attributes?: object }[] {
  const tail: { insert: string; attributes?: object }[] = []
  let passed = 0
  for (const run of text.toDelta() as { insert: string; attributes?: object }[]) {
    const rest = run.insert.slice(Math.max(0, at - passed))
    passed += run.insert.length
    if (rest !== '') tail.push({ ...run, insert: rest })
  }
  return plain(text).length > at ? tail : []
}

function makeRow(): Y.XmlElement {
  const row = new Y.XmlElement(minutesNodes.row)
  row.insert(0, [makeCell(minutesNodes.header), makeCell(minutesNodes.cell)])
  return row
}

/** The spans of an ordinary cell are written too: they are no nulls to the binding. */
function makeCell(name: 'tableCell' | 'tableHeader'): Y.XmlElement {
  const cell: Cell = new Y.XmlElement(name)
  cell.setAttribute('colspan', 1)
  cell.setAttribute('rowspan', 1)
  const block = new Y.XmlElement(minutesNodes.block)
  block.insert(0, [new Y.XmlText('cell')])
  cell.insert(0, [block])
  return cell as Y.XmlElement
}
