import type { DocumentCard } from '@tandem/shared/documents'

/** History is a right of its own; some have it of approved records alone (C3). */
export function mayReadHistory({ mine }: Pick<DocumentCard, 'mine'>): boolean {
  return mine.includes('read_history') || mine.includes('read_history_of_approved')
}
