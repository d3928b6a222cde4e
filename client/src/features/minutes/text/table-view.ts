import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { BlockContext } from './block-context'
import { BlockFrame } from './block-frame'
import styles from './block.module.css'
import { make } from './dom'

/** Draws a table with what every block has around it. Rows and cells are ProseMirror's own. */
export class TableView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #frame: BlockFrame

  constructor(node: ProseMirrorNode, language: Language, context: BlockContext) {
    this.contentDOM = make('tbody')
    const table = make('table', {}, this.contentDOM)
    const scroll = make('div', { class: styles['tableScroll'] }, table)
    this.#frame = new BlockFrame(language, context, () => undefined, scroll)
    this.dom = this.#frame.dom
    this.#frame.enter(node)
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type.name !== 'table') return false
    if (node.attrs['id'] !== this.#frame.id) this.#frame.enter(node)
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target)
  }

  destroy(): void {
    this.#frame.leave()
  }
}
