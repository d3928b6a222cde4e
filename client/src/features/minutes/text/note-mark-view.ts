import { BlockId } from '@tandem/shared/ids'
import type { Mark } from '@tiptap/pm/model'
import type { MarkView } from '@tiptap/pm/view'
import type { BlockContext } from './block-context'
import styles from './block.module.css'
import { make } from './dom'

/** A reference to a footnote: the words it is to, with the note's number raised behind them. */
export class NoteMarkView implements MarkView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #stop: () => void

  constructor(mark: Mark, context: BlockContext) {
    this.dom = make('span', { class: styles['reference'] })
    this.contentDOM = this.dom
    const id = BlockId.safeParse(mark.attrs['id']).data
    if (id) this.dom.dataset['footnote'] = id
    const draw = () => {
      const number = id ? context.footnoteNumber(id) : null
      this.dom.dataset['number'] = number === null ? '' : String(number)
    }
    draw()
    this.#stop = context.onNotes(draw)
  }

  ignoreMutation(mutation: { type: string; target: Node }): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom
  }

  destroy(): void {
    this.#stop()
  }
}
