import type * as Y from 'yjs'

/**
 * Keeps a document from editing itself. After each update that comes from elsewhere Yjs takes out marks it
 * finds superfluous: an edit that nobody made, on every copy by itself. A server would have a text that its
 * log does not have, and opening a document would send updates [SYNC-4, SYNC-7].
 */
export function keepMarks(doc: Y.Doc): Y.Doc {
  // Told between the noticing and the tidying; nothing else stops it.
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false
  })
  return doc
}
