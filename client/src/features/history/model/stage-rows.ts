/** One block or item of a record as elements, without React: a row of the stage. */
import type { AgendaItem, Due, MinutesBlock } from '@tandem/shared/documents'
import { type TextKey, textKeys } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'
import { makeIcon } from '../../../lib/make-icon'
import { iconOfVerb, outcomeName } from '../../../lib/outcomes'
import { make } from './draw-runs'

export interface StageWords {
  languages: readonly Language[]
  /** The number of an item of the agenda that minutes follow. */
  itemNumber: (id: string) => string | null
  empty: string
  notReleased: string
  /** Before the number of a footnote. */
  note: string
  image: { label: string; addressOf: (blob: string) => string }
  dueOf: (due: Due, language: Language) => string
  /** What is done under an item, how long it takes, who leads it, what is read for it. */
  itemFacts: (item: AgendaItem) => readonly string[]
  /** What an item is called that has no title. */
  itemKind: (item: AgendaItem, language: Language) => string
  /** Whom a block speaks for, and its flags. */
  tagsOf: (block: MinutesBlock, language: Language) => readonly string[]
}

export type Passage = MinutesBlock | AgendaItem
export type Styles = Readonly<Record<string, string | undefined>>

export interface DrawnRow {
  readonly element: HTMLElement
  /** Its number in the margin; before a list item, in each of its languages, its dot or number. */
  readonly showNumber: (number: string) => void
  /** Where its texts go. */
  readonly holders: ReadonlyMap<TextKey, HTMLElement>
}

const headings = ['h2', 'h3'] as const

export class StageRows {
  private readonly styles: Styles
  private readonly words: StageWords
  private holders = new Map<TextKey, HTMLElement>()
  private listItems: HTMLElement[] = []

  constructor(styles: Styles, words: StageWords) {
    this.styles = styles
    this.words = words
  }

  /** Its texts are still empty. */
  draw(passage: Passage): DrawnRow {
    this.holders = new Map()
    const listItems: HTMLElement[] = []
    this.listItems = listItems
    const number = make('span', { class: this.styles['number'] })
    const halves = make('div', { class: this.styles['halves'] })
    const element = make('div', { class: this.styles['row'] })
    element.dataset['row'] = passage.id
    if ('attribution' in passage) {
      element.dataset['what'] = passage.kind
      if (passage.verb) element.dataset['verb'] = ''
      if (this.words.languages.length > 1) element.dataset['paired'] = ''
    } else element.dataset['what'] = 'item'
    for (const [at, language] of this.words.languages.entries()) {
      const half = make('div', { class: this.styles['half'] })
      half.lang = language
      half.append(
        'attribution' in passage ? this.block(passage, language) : this.item(passage, language, at === 0),
      )
      halves.append(half)
    }
    element.append(
      make('div', { class: this.styles['gutter'], children: [number] }),
      make('div', { class: this.styles['content'], children: [halves] }),
    )
    const showNumber = (text: string) => {
      if (listItems.length === 0) number.textContent = text
      for (const item of listItems) item.dataset['mark'] = text
    }
    return { element, showNumber, holders: this.holders }
  }

  /** What it is beside its words: of two that are alike here, only texts differ. */
  factsOf(passage: Passage, keys: readonly TextKey[]): string {
    const { text: _, title: _title, ...facts } = passage as MinutesBlock & AgendaItem
    return JSON.stringify([facts, keys])
  }

  keysOf(passage: Passage): TextKey[] {
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

  private block(block: MinutesBlock, language: Language): HTMLElement {
    const body = make('div', { class: this.styles['body'] })
    const element = make('div', { class: this.styles['block'] })
    element.dataset['kind'] = block.kind
    element.dataset['level'] = String(block.level)
    const label: HTMLElement[] = []
    if (block.verb) {
      element.dataset['verb'] = block.verb
      const name = document.createTextNode(outcomeName(block.verb, language))
      const icon = makeIcon(iconOfVerb(block.verb))
      label.push(make('span', { class: this.styles['verb'], children: [icon, name] }))
    }
    if (!block.withheld) {
      for (const text of this.words.tagsOf(block, language))
        label.push(make('span', { class: this.styles['tag'], text }))
    }
    if (label.length > 0) element.append(make('div', { class: this.styles['label'], children: label }))
    element.append(body)
    if (block.withheld) {
      body.append(make('p', { class: this.styles['quiet'], text: this.words.notReleased }))
      return element
    }
    if (block.kind === 'image') body.append(...this.image(block, language))
    else if (block.kind === 'table') body.append(this.table(block, language))
    else {
      const tag = block.kind === 'heading' ? (headings[block.level] ?? 'h4') : 'p'
      const text = this.holder(tag, textKeys.block(block.id, language), 'words')
      if (block.kind === 'list_item') this.listItems.push(text)
      body.append(text)
    }
    body.append(...this.owed(block, language))
    return element
  }

  private image({ image }: MinutesBlock, language: Language): HTMLElement[] {
    const blob = image?.[language]?.blob
    if (!blob) return []
    const { label, addressOf } = this.words.image
    const element = make('img', { class: this.styles['image'] })
    element.loading = 'lazy'
    element.alt = label
    element.src = addressOf(blob)
    return [element]
  }

  /** Who owes it until when. */
  private owed({ owners, due }: MinutesBlock, language: Language): HTMLElement[] {
    const facts: HTMLElement[] = []
    if (owners.length > 0) {
      const codes = owners.map((code) => make('span', { class: this.styles['code'], text: code }))
      facts.push(make('span', { children: [makeIcon('flag'), ...codes] }))
    }
    if (due) {
      const until = document.createTextNode(this.words.dueOf(due, language))
      facts.push(make('span', { children: [makeIcon('calendar'), until] }))
    }
    return facts.length > 0 ? [make('p', { class: this.styles['owed'], children: facts })] : []
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
    const body = make('div', {
      class: this.styles['body'],
      children: [
        this.title(item, language, isFirst),
        ...annotations,
        ...(isFirst ? [this.itemFacts(item)] : []),
      ],
    })
    const element = make('div', { class: this.styles['block'], children: [body] })
    element.dataset['kind'] = 'item'
    if (item.parent !== null) element.dataset['sub'] = ''
    return element
  }

  private title(item: AgendaItem, language: Language, isFirst: boolean): HTMLElement {
    const title = this.holder('h3', textKeys.title(item.id, language), 'words')
    // Shown while it has no words of its own.
    if (isFirst) title.dataset['untitled'] = this.words.itemKind(item, language)
    return title
  }

  private itemFacts(item: AgendaItem): HTMLElement {
    const facts = this.words.itemFacts(item).map((text) => make('span', { text }))
    return make('p', { class: this.styles['owed'], children: facts })
  }

  private holder(tag: 'p' | 'h2' | 'h3' | 'h4', key: TextKey, style: string): HTMLElement {
    const element = make(tag, { class: this.styles[style] })
    this.holders.set(key, element)
    return element
  }
}
