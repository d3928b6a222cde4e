import type { UnstoredRanges } from '@tandem/shared/documents'
import type * as Y from 'yjs'
import type { NewDocument } from '../../documents/documents.js'
import type { Act, Pen } from './words-in-text.js'

/** What people write in, in a run. */
export interface Subject {
  readonly kind: NewDocument['kind']
  description(): NewDocument
  /** What the document says when it is made. */
  writeFirst(doc: Y.Doc): void
  firstText(doc: Y.Doc): Y.XmlText | null
  /** Whether these words stand anywhere. */
  says(doc: Y.Doc, words: string): boolean
  /** Words that someone who may write no more still has on his device, and can take away [SYNC-15]. */
  keptWords(doc: Y.Doc, ranges: UnstoredRanges): ReadonlySet<number>
  /** What undo looks at. */
  undoable(doc: Y.Doc): ConstructorParameters<typeof Y.UndoManager>[0]
  /** Something at random, as one or more transactions. */
  act(pen: Pen): Act
  /** Far more than one frame holds. */
  paste(pen: Pen): Act
}
