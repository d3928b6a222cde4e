/**
 * Draws one block: its number in the margin, what it is, its words, and what stands under them. The words are
 * ProseMirror's; everything else follows the board and changes without the text being touched (MODEL M5).
 */
import { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { PairRow } from '../model/aligned-pairs'
import type { BoardBlock } from '../model/block-board'
import type { BlockContext } from './block-context'
import styles from './block.module.css'
import { make, makeButton, setData } from './dom'
import { drawLabel } from './draw-label'
import { drawMissing } from './draw-missing'
import { drawUnder } from './draw-under'

export class BlockView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #gutter: HTMLButtonElement
  readonly #label = make('div', { class: styles['label'] })
  readonly #under = make('div', { class: styles['under'] })
  readonly #missing = make('div', { class: styles['missing'] })
  readonly #half: PairRow
  #id: BlockId | null = null
  #isEmpty: boolean
  #leave: () => void = () => undefined

  constructor(
    node: ProseMirrorNode,
    readonly language: Language,
    readonly context: BlockContext,
  ) {
    this.contentDOM = make('p', { class: styles['words'] })
    this.#gutter = makeButton({ class: styles['gutter'] }, (button) => {
      if (this.#id) context.open('block', this.#id, language, button)
    })
    this.#gutter.tabIndex = -1
    const content = make('div', { class: styles['body'] }, this.#label, this.contentDOM, this.#under)
    const row = make('div', { class: styles['row'] }, this.#gutter, content)
    this.dom = make('div', { class: styles['block'] }, row, this.#missing)
    this.#half = { row, content }
    for (const part of [this.#gutter, this.#label, this.#under, this.#missing]) part.contentEditable = 'false'
    this.#isEmpty = node.content.size === 0
    this.#enter(node)
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type.name !== 'block') return false
    const isEmpty = node.content.size === 0
    const wasEmpty = this.#isEmpty
    this.#isEmpty = isEmpty
    if (node.attrs['id'] !== this.#id) this.#enter(node)
    else if (isEmpty !== wasEmpty) this.#draw()
    return true
  }

  /** What is drawn around the words is none of the editor's business. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    return (
      !this.contentDOM.contains(mutation.target) ||
      (mutation.target === this.contentDOM && mutation.type === 'attributes')
    )
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target)
  }

  destroy(): void {
    this.#leave()
  }

  #enter(node: ProseMirrorNode): void {
    this.#leave()
    const id = BlockId.safeParse(node.attrs['id']).data ?? null
    this.#id = id
    this.#leave = () => undefined
    if (id) {
      const unwatch = this.context.board.watch(id, () => this.#draw())
      const unmount = this.context.mounted(id, this.language, { dom: this.dom, half: this.#half })
      this.#leave = () => {
        unwatch()
        unmount()
      }
    }
    this.#draw()
  }

  #draw(): void {
    const block = this.#id && this.context.board.block(this.#id)
    this.#drawFrame(block)
    drawLabel(this.#label, block, this.language, this.context)
    drawUnder(this.#under, block, this.language, this.context, this.#isEmpty)
    drawMissing(this.#missing, block?.missingAfter[this.language] ?? [], this.language, this.context)
  }

  #drawFrame(block: BoardBlock | null): void {
    const facts = block?.facts
    const kind = facts?.kind ?? 'narrative'
    const level = facts?.level ?? 0
    this.#drawNumber(block)
    const flag = (name: 'brackets' | 'restricted' | 'embargo') => (facts?.flags.includes(name) ? '' : null)
    setData(this.dom, {
      id: this.#id,
      kind,
      level: String(level),
      verb: facts?.verb ?? null,
      item: block?.names ? '' : null,
      brackets: flag('brackets'),
      restricted: flag('restricted'),
      embargo: flag('embargo'),
      lags: block?.lagging.includes(this.language) && !this.#isEmpty ? '' : null,
      empty: this.#isEmpty ? '' : null,
    })
    const hint = (this.#isEmpty && block?.hints[this.language]) || null
    setData(this.contentDOM, { hint, mark: block?.mark ?? null })
    // Only what has levels for people has them for screen readers.
    if (kind === 'heading') {
      this.contentDOM.setAttribute('role', 'heading')
      this.contentDOM.setAttribute('aria-level', String(level + 2))
    } else if (this.contentDOM.hasAttribute('role')) {
      this.contentDOM.removeAttribute('role')
      this.contentDOM.removeAttribute('aria-level')
    }
  }

  #drawNumber(block: BoardBlock | null): void {
    const { say, itemNumber, footnoteNumber } = this.context
    const item = block?.names ? itemNumber(block.names) : null
    const note = this.#id && block?.facts.kind === 'footnote' ? footnoteNumber(this.#id) : null
    const number = String(item ?? note ?? block?.number ?? '')
    const name = number === '' ? say('block.more') : say('block.moreOf', { number })
    if (this.#gutter.textContent === number && this.#gutter.getAttribute('aria-label') === name) return
    this.#gutter.textContent = number
    this.#gutter.setAttribute('aria-label', name)
  }
}
