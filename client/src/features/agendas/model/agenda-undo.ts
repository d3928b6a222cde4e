import { daysOf, itemsOf } from '@tandem/shared/documents'
import type * as Y from 'yjs'
import { OwnUndo } from '../../../editing/own-undo'

/** Origin of this person's acts on the agenda's structure. */
export const agendaOrigin = 'agenda:act'

/** One undo over items, days and all their texts. */
export function undoOfAgenda(doc: Y.Doc): OwnUndo {
  return new OwnUndo({ roots: [itemsOf(doc), daysOf(doc)], origin: agendaOrigin, paragraph: 'paragraph' })
}
