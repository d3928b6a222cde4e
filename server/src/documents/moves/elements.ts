import { minutesTextOf } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { textsIn } from './letters.js'

/** The elements of one language by the id of their block, in order, deleted ones too where they are wanted. */
export function elementsIn(
  doc: Y.Doc,
  language: Language,
  isWanted: (item: Y.Item) => boolean,
): Map<BlockId, Y.XmlElement[]> {
  const elements = new Map<BlockId, Y.XmlElement[]>()
  for (let item = minutesTextOf(doc, language)._start; item !== null; item = item.right) {
    const type = item.content instanceof Y.ContentType ? item.content.type : null
    if (!(type instanceof Y.XmlElement) || !isWanted(item)) continue
    const attribute = type._map.get('id')
    const [id] = attribute?.content.getContent() ?? []
    if (attribute?.deleted === true && !item.deleted) continue
    if (typeof id === 'string') elements.set(id as BlockId, [...(elements.get(id as BlockId) ?? []), type])
  }
  return elements
}

/** The block a text stands in; null: none that stands. */
export function blockAround(doc: Y.Doc, text: Y.XmlText, language: Language): Y.XmlElement | null {
  const elements = minutesTextOf(doc, language).toArray()
  for (const each of elements) if (each instanceof Y.XmlElement && textsIn(each).includes(text)) return each
  return null
}
