/**
 * Offers delegations while one is named with `@`. The focus stays in the text; the list beside the caret takes
 * the arrows, Enter and Escape as long as it is open.
 */
import type { BlockId, DelegationCode } from '@tandem/shared/ids'
import { setListed } from '@tandem/shared/minutes'
import { inLanguage, type Language, type LocalisedText } from '@tandem/shared/words'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { createStore } from '../../../lib/store'
import type { MinutesDesk } from '../model/minutes-desk'
import { minutesOrigin } from '../model/minutes-undo'
import { blockAt } from '../text/block-at'

export interface Offered {
  code: DelegationCode
  name: LocalisedText
}

export interface Mentioning {
  view: EditorView
  language: Language
  id: BlockId
  /** From the `@` to the caret. */
  from: number
  to: number
  options: readonly Offered[]
  active: number
}

const naming = /(?:^|[^\p{L}\p{N}._%+-])[@＠]([\p{L}\p{N}.]{0,20}(?: [\p{L}.]{0,20}){0,3})$/u
const mostOptions = 8
export const mentionListId = 'minutes-mentions'
export const mentionOptionId = (at: number): string => `${mentionListId}-${at}`

export class Mentions {
  readonly mentioning = createStore<Mentioning | null>(null)
  #delegations: readonly Offered[] = []
  #names: ReadonlyMap<string, DelegationCode> = new Map()
  /** Where the list was closed with Escape. */
  #dismissedAt: number | null = null

  constructor(readonly desk: MinutesDesk) {}

  /** Who can be named, and everything that names one of them alone, in lower case. */
  offer(delegations: readonly Offered[], names: ReadonlyMap<string, DelegationCode>): void {
    this.#delegations = delegations
    this.#names = names
  }

  plugin(language: Language): Plugin {
    return new Plugin({
      props: {
        handleDOMEvents: { keydown: (_view, event) => this.#onKey(event), blur: () => this.#close() },
      },
      view: () => ({
        update: (view, before) => this.#follow(view, before, language),
        destroy: () => this.#close(),
      }),
    })
  }

  pick(at: number): void {
    const now = this.mentioning.get()
    const picked = now?.options[at]
    if (!now || !picked) return
    const { view, from, to, id, language } = now
    this.#close()
    this.desk.asOneStep(() => {
      const name = inLanguage(picked.name, language).text
      view.dispatch(view.state.tr.insertText(name, from, to).scrollIntoView())
      if (this.desk.board.block(id)?.facts.opens)
        setListed(this.desk.doc, minutesOrigin, id, 'owners', { code: picked.code, listed: true })
    })
    view.focus()
  }

  #follow(view: EditorView, before: EditorState, language: Language): void {
    const { state } = view
    if (state.doc === before.doc && state.selection.eq(before.selection)) return
    const found = view.hasFocus() ? this.#namingAt(state) : null
    if (!found || found.options.length === 0 || found.from === this.#dismissedAt) {
      if (!found) this.#dismissedAt = null
      if (this.mentioning.get()?.view === view) this.#close()
      return
    }
    this.mentioning.set({ ...found, view, language, active: 0 })
    this.#tell(view)
  }

  #namingAt(state: EditorState) {
    const { $head, empty } = state.selection
    const id = blockAt(state)
    if (!empty || !id || !$head.parent.isTextblock) return null
    const before = $head.parent.textBetween(Math.max(0, $head.parentOffset - 90), $head.parentOffset)
    const query = naming.exec(before)?.[1]
    if (query === undefined) return null
    return { id, from: $head.pos - query.length - 1, to: $head.pos, options: this.#optionsFor(query) }
  }

  #optionsFor(query: string): Offered[] {
    const wished = query.toLowerCase()
    const codes = new Set(
      [...this.#names].filter(([name]) => name.startsWith(wished)).map(([, code]) => code),
    )
    return this.#delegations.filter(({ code }) => codes.has(code)).slice(0, mostOptions)
  }

  #onKey(event: KeyboardEvent): boolean {
    const now = this.mentioning.get()
    if (!now || now.view.composing || event.isComposing || event.keyCode === 229) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      const active = (now.active + step + now.options.length) % now.options.length
      this.mentioning.set({ ...now, active })
      this.#tell(now.view)
    } else if (event.key === 'Enter' || event.key === 'Tab') this.pick(now.active)
    else if (event.key === 'Escape') {
      this.#dismissedAt = now.from
      this.#close()
    } else return false
    event.preventDefault()
    return true
  }

  /** Which option is meant, for screen readers: the focus does not leave the text. */
  #tell({ dom }: EditorView): void {
    const now = this.mentioning.get()
    dom.setAttribute('aria-controls', mentionListId)
    dom.setAttribute('aria-activedescendant', mentionOptionId(now?.active ?? 0))
  }

  #close(): boolean {
    const now = this.mentioning.get()
    now?.view.dom.removeAttribute('aria-controls')
    now?.view.dom.removeAttribute('aria-activedescendant')
    if (now) this.mentioning.set(null)
    return false
  }
}
