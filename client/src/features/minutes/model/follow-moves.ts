import { leadOn, partsOf } from '@tandem/shared/minutes'
import * as Y from 'yjs'
import type { OwnUndo } from '../../../editing/own-undo'

/**
 * Another moves the block I write in, or a second copy of it goes: my caret and what I did in it go along.
 * Before the editors hear of it, since they look then where the caret is to be.
 */
export function followMoves(doc: Y.Doc, undo: OwnUndo): () => void {
  const hear = (transaction: Y.Transaction): void => {
    if (transaction.local) return
    for (const [type, keys] of transaction.changed) {
      if (type._item !== null || !keys.has(null) || !(type instanceof Y.XmlFragment)) continue
      for (const [gone, copy] of movedIn(transaction, type)) {
        const stood = (item: Y.Item): boolean => !item.deleted || Y.isDeleted(transaction.deleteSet, item.id)
        undo.follow(leadOn(transaction, partsOf(gone, stood), partsOf(copy)))
      }
    }
  }
  doc.on('beforeObserverCalls', hear)
  return () => doc.off('beforeObserverCalls', hear)
}

function movedIn(transaction: Y.Transaction, text: Y.XmlFragment): [Y.XmlElement, Y.XmlElement][] {
  const gone = new Map<unknown, Y.XmlElement>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || struct.parent !== text || !(struct.content instanceof Y.ContentType))
      return
    const { type } = struct.content
    if (type instanceof Y.XmlElement) gone.set(type._map.get('id')?.content.getContent()[0], type)
  })
  if (gone.size === 0) return []
  const moved: [Y.XmlElement, Y.XmlElement][] = []
  for (const node of text.toArray()) {
    const old = node instanceof Y.XmlElement && gone.get(node.getAttribute('id'))
    if (old) moved.push([old, node])
  }
  return moved
}
