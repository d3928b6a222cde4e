/**
 * Draws a record as it stood at one moment and follows playback. It works on elements directly and touches only
 * what a step changed: nothing of a frame goes through React [H7].
 */
import type { AgendaItem, CanonicalRecord, MinutesBlock, Run } from '@tandem/shared/documents'
import { numberItems } from '@tandem/shared/agendas'
import { type HistoryAuthor, type PlaybackStep, type TextKey, textKeys } from '@tandem/shared/history'
import { numberFootnotes, numberInOrder } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import { outcomeName } from '../../../lib/outcomes'
import { drawRuns, make } from './draw-runs'

export interface StageWords {
  languages: readonly Language[]
  /** The number of an item of the agenda that minutes follow. */
  itemNumber: (id: string) => string | null
  empty: string
  notReleased: string
  table: string
  image: string
  minutes: (count: number) => string
}

type Texts = ReadonlyMap<TextKey, readonly Run[]>
type Passage = MinutesBlock | AgendaItem

interface Drawn {
  element: HTMLElement
  number: HTMLElement
  /** What it is beside its words: drawn anew when that is another. */
  facts: string
  passage: Passage
  keys: TextKey[]
}

// How long one sees who was last at a paragraph.
const litForMs = 1_200
// About what fits a high screen, and of a frame of 16 ms what is left when the browser has drawn.
const [rowsAtOnce, drawForMs] = [24, 6]
// Scrolling after every letter would be unreadable, and cost a layout each time.
const followsEveryMs = 400

export class Stage {
  private readonly drawn = new Map<string, Drawn>()
  private readonly holders = new Map<TextKey, HTMLElement>()
  private readonly lit = new Map<HTMLElement, number>()
  private followedAt = 0
  /** What is being drawn. */
  private rows: Iterator<unknown> | null = null
  private readonly host: HTMLElement
  private readonly styles: Readonly<Record<string, string | undefined>>
  private words: StageWords

  constructor(host: HTMLElement, styles: Readonly<Record<string, string | undefined>>, words: StageWords) {
    this.host = host
    this.styles = styles
    this.words = words
  }

  /**
   * Draws blocks or items that came, went, moved or are another now, and leaves the others as they are. The first
   * at once; what a frame has no room for follows in the next, unless something else is to be shown by then.
   */
  showStructure(record: CanonicalRecord, texts: Texts): void {
    this.rows = this.drawRows(record, texts)
    this.drawOn(this.rows)
  }

  private drawOn(rows: Iterator<unknown>): void {
    const begun = performance.now()
    let drawn = 0
    while (rows.next().done !== true) {
      drawn += 1
      if (drawn < rowsAtOnce || performance.now() - begun < drawForMs) continue
      requestAnimationFrame(() => {
        if (this.rows === rows) this.drawOn(rows)
      })
      return
    }
  }

  private *drawRows(record: CanonicalRecord, texts: Texts): Generator<undefined, void> {
    const passages: readonly Passage[] = record.kind === 'record' ? record.blocks : record.items
    const numbers = this.numbersOf(record, texts)
    const present = new Set<string>(passages.map(({ id }) => id))
    for (const [id, { element }] of this.drawn) if (!present.has(id)) this.drop(id, element)
    let before: ChildNode | null = this.host.firstChild
    for (const passage of passages) {
      const known = this.drawn.get(passage.id)?.element
      const drawn = this.drawOne(passage, texts)
      if (known && known !== drawn.element) {
        if (known === before) before = before.nextSibling
        known.remove()
      }
      if (drawn.element === before) before = before.nextSibling
      else this.host.insertBefore(drawn.element, before)
      const number = numbers.get(passage.id) ?? ''
      if (drawn.number.textContent !== number) drawn.number.textContent = number
      yield
    }
    while (before) {
      const next: ChildNode | null = before.nextSibling
      before.remove()
      before = next
    }
    if (passages.length === 0) {
      this.host.append(make('p', { class: this.styles['quiet'], text: this.words.empty }))
    }
  }

  /** Draws texts that say something else now. */
  showTexts(texts: Texts, changed: Iterable<TextKey>): void {
    for (const key of changed) {
      const holder = this.holders.get(key)
      if (holder) drawRuns(holder, texts.get(key) ?? [])
    }
  }

  /** Shows for a moment who was where, and follows it out of sight. */
  light(steps: readonly PlaybackStep[], authors: readonly HistoryAuthor[], now: number): void {
    for (const { text, author } of steps) {
      const holder = text && this.holders.get(text.key)
      const element = holder?.closest<HTMLElement>('[data-row]')
      if (!element) continue
      const colour = authors[author]?.colour
      element.dataset['lit'] = ''
      if (colour) element.dataset['a'] = String(colour.index)
      this.lit.set(element, now)
    }
    for (const [element, since] of this.lit) {
      if (now - since < litForMs) continue
      delete element.dataset['lit']
      delete element.dataset['a']
      this.lit.delete(element)
    }
    const last = steps.at(-1)?.text
    if (last && now - this.followedAt > followsEveryMs) {
      this.followedAt = now
      this.holders.get(last.key)?.scrollIntoView({ block: 'nearest' })
    }
  }

  /** Nobody writes any more. */
  unlight(): void {
    for (const element of this.lit.keys()) {
      delete element.dataset['lit']
      delete element.dataset['a']
    }
    this.lit.clear()
  }

  clear(): void {
    this.rows = null
    this.drawn.clear()
    this.holders.clear()
    this.lit.clear()
    this.host.replaceChildren()
  }

  private drop(id: string, element: HTMLElement): void {
    for (const key of this.drawn.get(id)?.keys ?? []) this.holders.delete(key)
    this.drawn.delete(id)
    this.lit.delete(element)
    element.remove()
  }

  private drawOne(passage: Passage, texts: Texts): Drawn {
    const known = this.drawn.get(passage.id)
    // The same record as before, of which only texts changed.
    if (known?.passage === passage) {
      this.showTexts(texts, known.keys)
      return known
    }
    const { text: _, title: _title, ...facts } = passage as MinutesBlock & AgendaItem
    const shape = JSON.stringify([facts, this.keysOf(passage)])
    if (known?.facts === shape) {
      known.passage = passage
      this.showTexts(texts, known.keys)
      return known
    }
    const number = make('span', { class: this.styles['number'] })
    const halves = make('div', { class: this.styles['halves'] })
    const drawn: Drawn = {
      element: make('div', { class: this.styles['row'] }),
      number,
      facts: shape,
      passage,
      keys: this.keysOf(passage),
    }
    drawn.element.dataset['row'] = passage.id
    if ('attribution' in passage) {
      drawn.element.dataset['what'] = passage.kind
      if (this.words.languages.length > 1) drawn.element.dataset['paired'] = ''
    } else drawn.element.dataset['what'] = 'item'
    for (const [at, language] of this.words.languages.entries()) {
      const half = make('div', { class: this.styles['half'] })
      half.lang = language
      half.append(
        'attribution' in passage ? this.block(passage, language) : this.item(passage, language, at === 0),
      )
      halves.append(half)
    }
    drawn.element.append(
      make('div', { class: this.styles['gutter'], children: [number] }),
      make('div', { class: this.styles['content'], children: [halves] }),
    )
    this.drawn.set(passage.id, drawn)
    this.showTexts(texts, drawn.keys)
    return drawn
  }

  private block(block: MinutesBlock, language: Language): HTMLElement {
    const body = make('div', { class: this.styles['body'] })
    const element = make('div', { class: this.styles['block'] })
    element.dataset['kind'] = block.kind
    element.dataset['level'] = String(block.level)
    if (block.verb) {
      element.dataset['verb'] = block.verb
      const verb = make('span', { class: this.styles['verb'], text: outcomeName(block.verb, language) })
      element.append(make('div', { class: this.styles['label'], children: [verb] }))
    }
    element.append(body)
    if (block.withheld) {
      body.append(make('p', { class: this.styles['quiet'], text: this.words.notReleased }))
      return element
    }
    if (block.kind === 'image')
      body.append(make('p', { class: this.styles['quiet'], text: this.words.image }))
    else if (block.kind === 'table') body.append(this.table(block, language))
    else {
      const tag = block.kind === 'heading' ? (block.level === 0 ? 'h2' : 'h3') : 'p'
      body.append(this.holder(tag, textKeys.block(block.id, language), 'words'))
    }
    return element
  }

  private table({ id, table }: MinutesBlock, language: Language): HTMLElement {
    const rows = (table?.[language] ?? []).map((row, at) =>
      make('tr', {
        children: row.map((cell, index) => {
          const lines = cell.text.map((_, line) =>
            this.holder('p', textKeys.cell(id, language, at, index, line), ''),
          )
          const element = make(cell.header ? 'th' : 'td', { children: lines })
          element.colSpan = cell.colspan
          element.rowSpan = cell.rowspan
          return element
        }),
      }),
    )
    const body = make('tbody', { children: rows })
    return make('div', { class: this.styles['table'], children: [make('table', { children: [body] })] })
  }

  private item(item: AgendaItem, language: Language, isFirst: boolean): HTMLElement {
    const annotations = (item.annotation[language] ?? []).map((_, at) =>
      this.holder('p', textKeys.annotation(item.id, language, at), 'annotation'),
    )
    const facts = [item.minutes > 0 && this.words.minutes(item.minutes), item.leads.join(', ')].filter(
      Boolean,
    )
    const body = make('div', {
      class: this.styles['body'],
      children: [
        this.holder('h3', textKeys.title(item.id, language), 'words'),
        ...annotations,
        ...(isFirst && facts.length > 0
          ? [make('p', { class: this.styles['owed'], text: facts.join(' · ') })]
          : []),
      ],
    })
    const element = make('div', { class: this.styles['block'], children: [body] })
    element.dataset['kind'] = 'item'
    if (item.parent !== null) element.dataset['sub'] = ''
    return element
  }

  private holder(tag: 'p' | 'h2' | 'h3', key: TextKey, style: string): HTMLElement {
    const element = make(tag, { class: this.styles[style] })
    this.holders.set(key, element)
    return element
  }

  private keysOf(passage: Passage): TextKey[] {
    return this.words.languages.flatMap((language) => {
      if (!('attribution' in passage)) {
        const lines = passage.annotation[language] ?? []
        return [
          textKeys.title(passage.id, language),
          ...lines.map((_, at) => textKeys.annotation(passage.id, language, at)),
        ]
      }
      if (passage.kind !== 'table') return [textKeys.block(passage.id, language)]
      return (passage.table?.[language] ?? []).flatMap((row, at) =>
        row.flatMap((cell, index) =>
          cell.text.map((_, line) => textKeys.cell(passage.id, language, at, index, line)),
        ),
      )
    })
  }

  private numbersOf(record: CanonicalRecord, texts: Texts): Map<string, string> {
    if (record.kind === 'agenda') return new Map(numberItems(record))
    const numbers = new Map<string, string>()
    // By the words as they stand at this step, not as the record had them when it was last given whole.
    const isFilled = ({ id, withheld }: MinutesBlock) =>
      withheld === true ||
      record.languages.some(
        (language) => texts.get(textKeys.block(id, language))?.some((run) => run.text !== '') === true,
      )
    const paragraphs = numberInOrder(record.blocks, isFilled)
    for (const [id, number] of [...paragraphs, ...numberFootnotes(record)]) {
      numbers.set(id, String(number))
    }
    const named = new Set<string>()
    for (const { id, kind, item } of record.blocks) {
      if (kind !== 'heading' || item === null || named.has(item)) continue
      named.add(item)
      numbers.set(id, this.words.itemNumber(item) ?? '')
    }
    return numbers
  }
}
