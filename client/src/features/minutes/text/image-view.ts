import { isBlobAddress } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type { BlockContext } from './block-context'
import { BlockFrame } from './block-frame'
import styles from './block.module.css'
import { make } from './dom'

/** Draws an image by the address of its content, never by one that somebody wrote into the text. */
export class ImageView implements NodeView {
  readonly dom: HTMLElement
  readonly #image = make('img', { class: styles['image'] })
  readonly #frame: BlockFrame

  constructor(
    node: ProseMirrorNode,
    language: Language,
    readonly context: BlockContext,
  ) {
    this.#image.loading = 'lazy'
    this.#image.draggable = false
    this.#frame = new BlockFrame(language, context, () => this.#describe(), [this.#image])
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

  #describe(): void {
    const { id } = this.#frame
    this.#image.alt = (id && this.context.altText(id)) ?? this.context.say('imageHere')
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
