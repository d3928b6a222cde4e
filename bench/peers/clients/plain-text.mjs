/** The text of a document that is nothing but text. */
export function plainText(doc) {
  return { text: () => doc.getText('text'), length: () => doc.getText('text').length }
}
