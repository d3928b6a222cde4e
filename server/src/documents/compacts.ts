/** What a room tells whoever makes images of its document: how much has gathered since the last one. */
import type { DocumentId } from '@tandem/shared/ids'

export interface Compacts {
  /** Edits were appended; so much is loose now (`weightOf`). Answers at once, works later. */
  rowsAppended(documentId: DocumentId, looseWeight: number): void
  /** Nobody is in the document any more. */
  idle(documentId: DocumentId, looseWeight: number): void
  /** Waits for what is under way. */
  close(): Promise<void>
}

/** A keystroke's row is this large; a paste weighs as much as so many keystrokes. */
export const bytesOfKeystroke = 128

/** How much rows are worth an image, in keystrokes. */
export function weightOf(rows: readonly { readonly frame: Uint8Array }[]): number {
  return rows.reduce((sum, { frame }) => sum + Math.max(1, frame.length / bytesOfKeystroke), 0)
}

export const neverCompacts: Compacts = {
  rowsAppended: () => undefined,
  idle: () => undefined,
  close: () => Promise.resolve(),
}
