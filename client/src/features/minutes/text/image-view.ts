import { isBlobAddress } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { makeIcon } from '../../../lib/make-icon'
import type { BoardBlock } from '../model/block-board'
import type { BlockContext } from './block-context'
import { BlockFrame } from './block-frame'
import styles from './block.module.css'
import { make, makeButton } from './dom'

/**
 * Draws an image by the address of its content, never by one that somebody wrote into the text, and under it
 * what it shows, in words, or that nobody has said it.
 */
export class ImageView implements NodeView {
  readonly dom: HTMLElement
  readonly #image = make('img', { class: styles['image'] })
  readonly #under = make('div', { class: styles['under'] })
  readonly #frame: BlockFrame
  #said: string | null = null

  constructor(
    node: ProseMirrorNode,
    readonly language: Language,
    readonly context: BlockContext,
  ) {
    this.#image.loading = 'lazy'
    this.#image.draggable = false
    this.#frame = new BlockFrame(language, context, (block) => this.#describe(block), this.#image)
    this.#under.contentEditable = 'false'
    this.#image.after(this.#under)
    this.dom = this.#frame.dom
    this.update(node)
    this.#frame.enter(node)
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type.name !== 'image') return false
    const { id, blob, width } = node.attrs
    if (typeof blob === 'string' && isBlobAddress(blob)) this.#image.src = this.context.imageAddress(blob)
    else this.#image.removeAttribute('src')
    if (typeof width === 'number') this.#image.width = width
    else this.#image.removeAttribute('width')
    if (this.#frame.id !== null && id !== this.#frame.id) this.#frame.enter(node)
    return true
  }

  #describe(block: BoardBlock | null): void {
    const { context, language } = this
    const words = block?.facts.altText?.[language] ?? null
    this.#image.alt = words ?? context.say('imageHere')
    const what = words ?? context.say('altText.add')
    if (this.#said === what) return
    this.#said = what
    const button = makeButton(
      {
        class: words === null ? styles['lacking'] : `${styles['fact']} ${styles['described']}`,
        title: context.say('altText.title'),
      },
      (anchor) => {
        const { id } = this.#frame
        if (id) context.open('altText', id, language, anchor)
      },
      makeIcon('image'),
      make('span', { text: what, ...(words !== null && { lang: language }) }),
    )
    this.#under.replaceChildren(button)
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && this.#under.contains(event.target)
  }

  selectNode(): void {
    this.dom.setAttribute('data-selected', '')
  }

  deselectNode(): void {
    this.dom.removeAttribute('data-selected')
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.#frame.leave()
  }
}
