/**
 * Where a reader had left off when he came, as long as this page is open: having the text before him two seconds
 * settles what he has seen, and he may still want to know what it was.
 */
import type { DocumentId } from '@tandem/shared/ids'

const leftOff = new Map<DocumentId, number>()

export function rememberLeftOff(documentId: DocumentId, seq: number): void {
  leftOff.set(documentId, seq)
}

/** What he had seen before others wrote on; else what he has seen. Null: nothing, as far as anybody knows. */
export function lastSeen(documentId: DocumentId, seenSeq: number | null): number | null {
  return leftOff.get(documentId) ?? seenSeq
}
