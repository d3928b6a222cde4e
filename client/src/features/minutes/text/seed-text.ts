/**
 * Puts an empty text into every block that an editor here has made without one. Two people who type first
 * into the same empty block must share one text; with two, they would see different things (EDITOR.md).
 */
import { minutesNodes } from '@tandem/shared/documents'
import { ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'

export function seedNewBlocks(fragment: Y.XmlFragment): () => void {
  const onEvents = (events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction) => {
    if (transaction.origin !== ySyncPluginKey || !transaction.local) return
    const bare = events.flatMap((event) => [...event.changes.added].flatMap(bareBlocksIn))
    if (bare.length === 0) return
    // Still within the editor's own change, so that the binding does not draw its block anew.
    transaction.doc.transact(() => {
      for (const block of bare) block.insert(0, [new Y.XmlText()])
    }, ySyncPluginKey)
  }
  fragment.observeDeep(onEvents)
  return () => fragment.unobserveDeep(onEvents)
}

function bareBlocksIn(item: Y.Item): Y.XmlElement[] {
  const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null
  return type instanceof Y.XmlElement ? bareBlocks(type) : []
}

function bareBlocks(element: Y.XmlElement): Y.XmlElement[] {
  if (element.nodeName === minutesNodes.block) return element.length === 0 ? [element] : []
  return element.toArray().flatMap((child) => (child instanceof Y.XmlElement ? bareBlocks(child) : []))
}
