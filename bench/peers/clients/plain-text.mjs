/** The text of a document that is nothing but text; of each client's own, where that is asked for. */
export function plainText(doc) {
  const text = (kind) => doc.getText(kind === 'own' ? `text-${doc.clientID}` : 'text')
  return { text, length: (kind) => text(kind).length }
}
