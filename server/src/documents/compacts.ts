/** What a room tells whoever makes images of its document: how much has gathered since the last one. */
import type { DocumentId } from '@tandem/shared/ids'

export interface Compacts {
  /** Edits were appended; so many rows are loose now. Answers at once, works later. */
  rowsAppended(documentId: DocumentId, looseRows: number): void
  /** Nobody is in the document any more. */
  idle(documentId: DocumentId, looseRows: number): void
  /** Waits for what is under way. */
  close(): Promise<void>
}

export const neverCompacts: Compacts = {
  rowsAppended: () => undefined,
  idle: () => undefined,
  close: () => Promise.resolve(),
}
