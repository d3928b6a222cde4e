import type { AgendaItem } from '@tandem/shared/documents'
import styles from '../agenda.module.css'

/** How a sub-item is drawn under its parent: what it does not add is left out. */
export function insideClasses(item: AgendaItem): (string | false | undefined)[] {
  if (item.parent === null) return []
  const isPlain = item.action === 'none' && item.leads.length === 0 && item.papers.length === 0
  return [styles['inside'], isPlain && styles['plain'], item.minutes === 0 && styles['timeless']]
}
