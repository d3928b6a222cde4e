import { readElements, readKind } from '@tandem/shared/documents'
import * as Y from 'yjs'
import { firstTitle } from './first-title.js'

/** The first text of a document: an agenda's first title, the first paragraph of minutes; in English. */
export function textToTypeIn(doc: Y.Doc): Y.XmlText {
  if (readKind(doc) === 'agenda') return firstTitle(doc)
  const [first] = readElements(doc, 'en').values()
  const text = first?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('the first paragraph is not here yet')
  return text
}
