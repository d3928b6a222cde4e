/** Searching and replacing in live minutes: what is searched for, where it stands, which place is looked at. */
import {
  findInLetters,
  findText,
  replaceAll,
  replaceMatch,
  type Search,
  searchedWords,
  type TextMatch,
  textsIn,
} from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { createStore } from '../../../lib/store'
import { bringIntoSight } from '../model/bring-into-sight'
import type { MinutesDesk } from '../model/minutes-desk'
import { minutesOrigin } from '../model/minutes-undo'
import { findBlock } from '../text/block-at'
import type { Painter, TextMark } from '../text/near-marks'
import marks from '../text/marks.module.css'

export interface Finding {
  isOpen: boolean
  replaces: boolean
  search: Search
  replacement: string
  /** In reading order; of one block the first language first. */
  matches: readonly TextMatch[]
  /** Index of the place that is looked at; -1: none. */
  at: number
}

const closed: Finding = {
  isOpen: false,
  replaces: false,
  search: { words: '', matchCase: false, wholeWord: false, language: null },
  replacement: '',
  matches: [],
  at: -1,
}
const searchesAfterMs = 150
// While others write, the count follows at the pace of a glance.
const followsAfterMs = 600

export class Finder {
  readonly finding = createStore<Finding>(closed)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `onFound`: what is to be marked has changed. */
  constructor(
    readonly desk: MinutesDesk,
    readonly onFound: () => void,
  ) {}

  /** Begins to follow the document. Returns the function that ends it. */
  start(): () => void {
    const onUpdate = () => {
      if (this.finding.get().isOpen) this.#searchIn(followsAfterMs)
    }
    this.desk.doc.on('update', onUpdate)
    return () => {
      this.desk.doc.off('update', onUpdate)
      clearTimeout(this.#timer)
    }
  }

  open(replaces: boolean, words: string): void {
    const before = this.finding.get()
    const search = words === '' ? before.search : { ...before.search, words }
    this.finding.set({
      ...before,
      isOpen: true,
      replaces: replaces || (before.isOpen && before.replaces),
      search,
    })
    this.#search()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.finding.update((before) => ({ ...before, isOpen: false, matches: [], at: -1 }))
    this.onFound()
  }

  setReplaces(replaces: boolean): void {
    this.finding.update((before) => ({ ...before, replaces }))
  }

  setReplacement(replacement: string): void {
    this.finding.update((before) => ({ ...before, replacement }))
  }

  look(change: Partial<Search>): void {
    this.finding.update((before) => ({ ...before, search: { ...before.search, ...change }, at: -1 }))
    this.#searchIn(searchesAfterMs)
  }

  /** To the next place, or with -1 to the one before; round at the ends. Null when there is none. */
  go(step: 1 | -1): TextMatch | null {
    this.#searchNow()
    const { matches, at } = this.finding.get()
    if (matches.length === 0) return null
    const from = at === -1 && step === -1 ? 0 : at
    const next = (from + step + matches.length) % matches.length
    this.finding.update((before) => ({ ...before, at: next }))
    const match = matches[next] ?? null
    if (match) this.#show(match)
    this.onFound()
    return match
  }

  /** Replaces the place that is looked at and goes on to the next. */
  replaceOne(): boolean {
    const { matches, at, replacement } = this.finding.get()
    const match = matches[at]
    if (!match) {
      this.go(1)
      return false
    }
    const done = this.desk.asOneStep(() => replaceMatch(this.desk.doc, minutesOrigin, match, replacement))
    this.finding.update((before) => ({ ...before, at: at - 1 }))
    this.go(1)
    return done
  }

  /** In all languages that are searched, as one step of undo. */
  replaceAll(): { places: number; blocks: number } {
    const { search, replacement } = this.finding.get()
    const done = this.desk.asOneStep(() => replaceAll(this.desk.doc, minutesOrigin, search, replacement))
    this.finding.update((before) => ({ ...before, at: -1 }))
    this.#search()
    return done
  }

  /** Selects the place in its text, with the caret there. */
  goInto(): void {
    const { matches, at } = this.finding.get()
    const place = matches[at] && this.#place(matches[at])
    if (!place) return
    const { view, from, to } = place
    view.focus()
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
  }

  /** For the text in one language. */
  paint(language: Language): Painter {
    return ({ id, letters, index }) => {
      const { isOpen, search, matches, at } = this.finding.get()
      if (!isOpen || search.words === '' || (search.language !== null && search.language !== language))
        return []
      const current = matches[at]
      const isHere =
        current?.blockId === id && current.language === language && this.#indexOf(current) === index
      return findInLetters(letters, searchedWords(search), search).map((span): TextMark => {
        const isAt = isHere && current.from === span.from && current.to === span.to
        return { ...span, className: `${marks['found']} ${isAt ? marks['at'] : ''}` }
      })
    }
  }

  #searchIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#search(), ms)
  }

  #searchNow(): void {
    clearTimeout(this.#timer)
    const before = this.finding.get()
    const order = new Map(this.desk.board.order.map((id, index) => [id, index]))
    const placeOf = (match: TextMatch) => order.get(match.blockId) ?? -1
    const matches = findText(this.desk.doc, before.search).toSorted((a, b) => placeOf(a) - placeOf(b))
    const here = before.matches[before.at]
    const stays = here ? matches.findIndex(({ text, from }) => text === here.text && from === here.from) : -1
    const at = stays === -1 ? Math.min(before.at, matches.length - 1) : stays
    this.finding.set({ ...before, matches, at })
  }

  #search(): void {
    this.#searchNow()
    this.onFound()
  }

  #indexOf({ blockId, language, text }: TextMatch): number {
    const element = this.desk.board.element(blockId, language)
    return element ? textsIn(element).indexOf(text) : -1
  }

  /** Where a match stands in the text on the page. */
  #place(match: TextMatch): { view: EditorView; from: number; to: number } | null {
    const view = this.desk.view(match.language)
    const block = view && findBlock(view.state.doc, match.blockId)
    if (!view || !block) return null
    const starts = block.node.isTextblock ? [block.at + 1] : []
    block.node.descendants((inner, position) => {
      if (inner.isTextblock) starts.push(block.at + position + 2)
      return !inner.isTextblock
    })
    const start = starts[this.#indexOf(match)]
    return start === undefined ? null : { view, from: start + match.from, to: start + match.to }
  }

  /** Brings a place into sight; the focus stays where it is. */
  #show(match: TextMatch): void {
    const place = this.#place(match)
    if (!place) return
    const { node } = place.view.domAtPos(place.from)
    const shown = node instanceof Element ? node : node.parentElement
    if (shown) bringIntoSight(shown)
  }
}
