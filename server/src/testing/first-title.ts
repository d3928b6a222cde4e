import { readAgenda, textOf } from '@tandem/shared/documents'
import * as Y from 'yjs'

/** The English title of an agenda's first item, to write in. */
export function firstTitle(doc: Y.Doc): Y.XmlText {
  const [first] = readAgenda(doc).items
  const paragraph = first && textOf(doc, first.id, 'title_en')?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('the title is not here yet')
  return text
}
