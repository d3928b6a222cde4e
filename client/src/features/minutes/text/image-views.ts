/** Draws the images of a text: what the shared text holds of one is the address of its content. */
import { fieldKey, isBlobAddress, minutesFieldsOf, minutesNodes } from '@tandem/shared/documents'
import { BlockId, type DocumentId } from '@tandem/shared/ids'
import { Plugin } from '@tiptap/pm/state'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { imageAddress } from '../api'
import styles from './image.module.css'

/** `unnamed`: how an image is called that nobody has described. */
export function imageViews(doc: Y.Doc, documentId: DocumentId, unnamed: string): Plugin {
  const altOf = (id: unknown): string => {
    const parsed = BlockId.safeParse(id)
    const alt = parsed.success && minutesFieldsOf(doc).get(fieldKey(parsed.data, 'altText'))
    return typeof alt === 'string' && alt !== '' ? alt : unnamed
  }
  return new Plugin({
    props: {
      nodeViews: { [minutesNodes.image]: (node) => new ImageView(node, documentId, altOf) },
    },
  })
}

class ImageView implements NodeView {
  readonly dom = document.createElement('figure')
  readonly #image = document.createElement('img')

  constructor(
    node: ProseMirrorNode,
    readonly documentId: DocumentId,
    readonly altOf: (id: unknown) => string,
  ) {
    this.dom.className = styles['figure'] ?? ''
    this.dom.contentEditable = 'false'
    this.#image.loading = 'lazy'
    this.#image.draggable = false
    this.dom.append(this.#image)
    this.#draw(node)
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type.name !== minutesNodes.image) return false
    this.#draw(node)
    return true
  }

  #draw({ attrs }: ProseMirrorNode): void {
    const { id, blob, width } = attrs as Record<string, unknown>
    if (typeof id === 'string') this.dom.dataset['id'] = id
    const address =
      typeof blob === 'string' && isBlobAddress(blob) ? imageAddress(this.documentId, blob) : null
    if (address !== null && this.#image.getAttribute('src') !== address) this.#image.src = address
    this.#image.alt = this.altOf(id)
    if (typeof width === 'number') this.#image.width = width
    else this.#image.removeAttribute('width')
  }
}
