/** Images of a paste: made fit, stored, and put behind the blocks they followed, as one step of undo. */
import { isBlobAddress, longestAltText, minutesNodes } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { setField } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import type { EditorView } from '@tiptap/pm/view'
import type { MinutesDesk } from '../model/minutes-desk'
import { minutesOrigin } from '../model/minutes-undo'
import { findBlock } from '../text/block-at'
import { fitImage, type ImageRefusal, readDataAddress } from './fit-image'
import type { PlacedImage } from './place-pasted'

export interface ImageWays {
  desk: MinutesDesk
  /** Of the text that is pasted into; what an image shows is taken to be said in it. */
  language: Language
  /** Stores an image; answers the address of its content. */
  store: (image: Blob) => Promise<string>
  onRefused: (reason: ImageRefusal | 'upload') => void
  onPlaced: () => void
}

/** One after the other, so that a page full of images is no flood. */
export async function placeImages(
  ways: ImageWays,
  images: readonly PlacedImage[],
  view: EditorView,
): Promise<void> {
  const stored: { image: PlacedImage; blob: string }[] = []
  for (const image of images) {
    const blob = await storeFit(ways, image.source)
    if (blob !== null) stored.push({ image, blob })
  }
  if (stored.length === 0 || view.isDestroyed) return
  let last: { asked: PlacedImage['after']; placed: PlacedImage['after'] } | null = null
  ways.desk.asOneStep(() => {
    for (const { image, blob } of stored) {
      const { alt, after } = image
      // Several behind one block keep their order.
      const behind: PlacedImage['after'] = last?.asked === after ? last.placed : after
      const id = newId('blk')
      if (alt !== '')
        setField(ways.desk.doc, minutesOrigin, id, `altText.${ways.language}`, alt.slice(0, longestAltText))
      insertImage(view, { id, blob }, behind)
      last = { asked: after, placed: id }
    }
  })
  ways.onPlaced()
}

async function storeFit(ways: ImageWays, source: Blob | string): Promise<string | null> {
  const file = typeof source === 'string' ? readDataAddress(source) : source
  const fitted = file ? await fitImage(file) : { refused: 'not_an_image' as const }
  if ('refused' in fitted) {
    ways.onRefused(fitted.refused)
    return null
  }
  try {
    const address = await ways.store(fitted.image)
    if (isBlobAddress(address)) return address
  } catch {
    // Whoever stores has said what he knows; the person is told below that the image is missing.
  }
  ways.onRefused('upload')
  return null
}

/** Behind a block; at the end of the text when that is gone. */
function insertImage(
  view: EditorView,
  attributes: { id: string; blob: string },
  after: PlacedImage['after'],
): void {
  const { doc, schema } = view.state
  const found = after && findBlock(doc, after)
  const at = found ? found.at + found.node.nodeSize : after === null ? 0 : doc.content.size
  view.dispatch(view.state.tr.insert(at, schema.node(minutesNodes.image, attributes)))
}
