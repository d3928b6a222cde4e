import * as Y from 'yjs'

/**
 * Lets what an undo puts in again name the neighbours it stands between. Yjs looks for copies of the neighbours of
 * old; where one of them was itself deleted and put in again it may name two that never stood side by side, or
 * the right one before the left. Such a struct stands elsewhere on every copy that reads in another order, so the
 * server refuses it [SYNC-3]. It stands right here: all that has to be mended is what it says of its neighbours,
 * before anybody hears of it.
 */
export function undoneInPlace(doc: Y.Doc): Y.Doc {
  // The first that is told of a transaction: structs are as they came, and nothing was sent.
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    if (!(transaction.origin instanceof Y.UndoManager)) return
    for (const [client, structs] of doc.store.clients) {
      const from = transaction.beforeState.get(client) ?? 0
      if (Y.getState(doc.store, client) === from) continue
      for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
        const struct = structs[index]
        if (struct instanceof Y.Item && struct.parentSub === null) nameNeighbours(struct)
      }
    }
  })
  return doc
}

/** As if it had been put in when those with lower numbers were there, and none of the others of this client. */
function nameNeighbours(item: Y.Item): void {
  const { client, clock } = item.id
  const isLater = (other: Y.Item): boolean => other.id.client === client && other.id.clock > clock
  let { left, right } = item
  while (left !== null && isLater(left)) ({ left } = left)
  while (right !== null && isLater(right)) ({ right } = right)
  item.origin = left && left.lastId
  item.rightOrigin = right && right.id
}
