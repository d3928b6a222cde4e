import { minutesTextOf, readLanguages } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { deleteBlocks } from '@tandem/shared/minutes'
import * as Y from 'yjs'

/**
 * Takes blocks out in every language. What comes back brings them back with their ids, and so with their
 * fields, behind what they followed, however much was done since; those that came back otherwise stay alone.
 */
export function takeOut(doc: Y.Doc, origin: unknown, ids: readonly BlockId[]): () => void {
  const going = new Set<unknown>(ids)
  const copies = readLanguages(doc).map((language) => {
    const text = minutesTextOf(doc, language)
    let before: unknown = null
    const taken: { id: unknown; before: unknown; copy: Y.XmlElement }[] = []
    for (const node of text.toArray()) {
      const id: unknown = node instanceof Y.XmlElement ? node.getAttribute('id') : null
      if (node instanceof Y.XmlElement && going.has(id)) taken.push({ id, before, copy: node.clone() })
      before = id
    }
    return { text, taken }
  })
  deleteBlocks(doc, origin, ids)
  return () =>
    doc.transact(() => {
      for (const { text, taken } of copies) for (const each of taken) putBack(text, each)
    }, origin)
}

function putBack(
  text: Y.XmlFragment,
  { id, before, copy }: { id: unknown; before: unknown; copy: Y.XmlElement },
): void {
  const ids = text
    .toArray()
    .map((node): unknown => (node instanceof Y.XmlElement ? node.getAttribute('id') : null))
  if (ids.includes(id)) return
  text.insert(before === null ? 0 : ids.indexOf(before) + 1, [copy.clone()])
}
