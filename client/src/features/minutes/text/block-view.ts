/**
 * Draws one block: its number in the margin, what it is, its words, and what stands under them. The words are
 * ProseMirror's; everything else follows the board and changes without the text being touched (MODEL M5).
 */
import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { BoardBlock } from '../model/block-board'
import type { BlockContext } from './block-context'
import styles from './block.module.css'
import { BlockFrame } from './block-frame'
import { make, setData } from './dom'
import { drawLabel } from './draw-label'
import { drawUnder } from './draw-under'

export class BlockView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  /** Made when they are drawn first. */
  #around: { label: HTMLElement; under: HTMLElement } | null = null
  readonly #frame: BlockFrame
  #isEmpty: boolean
  /** The words have brackets of their own. */
  #isBracketed: boolean

  constructor(
    node: ProseMirrorNode,
    readonly language: Language,
    readonly context: BlockContext,
  ) {
    this.contentDOM = make('p', { class: styles['words'] })
    this.#isEmpty = node.content.size === 0
    this.#isBracketed = node.textContent.includes('[')
    this.#frame = new BlockFrame(language, context, (block) => this.#draw(block), this.contentDOM)
    this.dom = this.#frame.dom
    this.#frame.enter(node)
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type.name !== 'block') return false
    const isEmpty = node.content.size === 0
    const isBracketed = node.textContent.includes('[')
    const isAnother = isEmpty !== this.#isEmpty || isBracketed !== this.#isBracketed
    this.#isEmpty = isEmpty
    this.#isBracketed = isBracketed
    if (node.attrs['id'] !== this.#frame.id) this.#frame.enter(node)
    else if (isAnother) this.#frame.draw()
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
    this.#frame.leave()
  }

  #draw(block: BoardBlock | null): void {
    this.#drawFrame(block)
    const { label, under } = (this.#around ??= this.#makeAround())
    drawLabel(label, block, this.language, this.context)
    drawUnder(under, block, this.language, this.context, this.#isEmpty)
  }

  #makeAround() {
    const label = make('div', { class: styles['label'] })
    const under = make('div', { class: styles['under'] })
    for (const part of [label, under]) part.contentEditable = 'false'
    this.contentDOM.before(label)
    this.contentDOM.after(under)
    return { label, under }
  }

  #drawFrame(block: BoardBlock | null): void {
    const facts = block?.facts
    const kind = facts?.kind ?? 'narrative'
    const level = facts?.level ?? 0
    const flag = (name: 'brackets' | 'restricted' | 'embargo') => (facts?.flags.includes(name) ? '' : null)
    setData(this.dom, {
      level: String(level),
      verb: facts?.verb ?? null,
      item: block?.names ? '' : null,
      // Around the whole, unless the words say themselves which of them are not agreed.
      brackets: this.#isBracketed ? null : flag('brackets'),
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
}
