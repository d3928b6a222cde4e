/**
 * Where an agenda has text: the title of its first item for a line, that item's annotation for a whole paper, the
 * title of an item of his own for each person.
 */
import { itemsOf, textOf } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { Client, TextKind } from './system.js'

export function agendaText(doc: Y.Doc, person: number): Pick<Client, 'text' | 'length'> {
  const found = new Map<TextKind, Y.XmlText>()

  function find(kind: TextKind): Y.XmlText | null {
    const known = found.get(kind)
    if (known) return known
    const itemIds = [...itemsOf(doc).keys()] as ItemId[]
    const itemId = itemIds[kind === 'own' ? person : 0]
    const fragment = itemId && textOf(doc, itemId, kind === 'long' ? 'annotation_en' : 'title_en')
    const paragraph = fragment?.get(0)
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(text instanceof Y.XmlText)) return null
    found.set(kind, text)
    return text
  }

  return {
    text(kind = 'line') {
      const text = find(kind)
      if (!text) throw new Error(`this agenda has no ${kind} text`)
      return text
    },
    length: (kind = 'line') => find(kind)?.length ?? 0,
  }
}
