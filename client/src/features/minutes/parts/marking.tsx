import type { DocumentCard } from '@tandem/shared/documents'
import styles from '../minutes.module.css'

/** The marking and caveats, above and below the text and on every printed page. */
export function MarkingLine({ card, edge }: { card: DocumentCard; edge: 'top' | 'bottom' }) {
  return (
    <p className={styles['marking']} data-edge={edge}>
      {[card.marking, ...card.caveats].join(' · ')}
    </p>
  )
}
