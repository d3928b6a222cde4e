import type { DocumentCard } from '@tandem/shared/documents'
import styles from '../agenda.module.css'

/** The marking and caveats, on every printed page; on the screen the page's bar shows them. */
export function PrintedMarking({ card, edge }: { card: DocumentCard; edge: 'top' | 'bottom' }) {
  return (
    <p className={styles['marking']} data-edge={edge} aria-hidden="true">
      {[card.marking, ...card.caveats].join(' · ')}
    </p>
  )
}
