import { minutesFieldsOf, minutesNodes, minutesTextOf, readLanguages } from '@tandem/shared/documents'
import type * as Y from 'yjs'
import { OwnUndo } from '../../../editing/own-undo'

/** Origin of this person's acts on what the languages share. */
export const minutesOrigin = 'minutes:act'

/** One undo over the texts of all languages and the fields of their blocks. */
export function undoOfMinutes(doc: Y.Doc): OwnUndo {
  const texts = readLanguages(doc).map((language) => minutesTextOf(doc, language))
  return new OwnUndo({
    roots: [...texts, minutesFieldsOf(doc)],
    origin: minutesOrigin,
    paragraph: minutesNodes.block,
  })
}
