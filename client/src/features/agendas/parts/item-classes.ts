/** How a row of the agenda is drawn by what sort of item it is; the same for editing and for reading. */
import type { AgendaItem } from '@tandem/shared/documents'
import { classes } from '../../../ui'
import rowStyles from '../row.module.css'
import textStyles from '../texts.module.css'

export function rowClasses(item: AgendaItem, ...more: Parameters<typeof classes>): string {
  return classes(
    rowStyles['row'],
    item.kind === 'break' && rowStyles['break'],
    item.parent !== null && rowStyles['inside'],
    item.parent !== null && item.minutes === 0 && rowStyles['timeless'],
    ...more,
  )
}

export function textClasses(item: AgendaItem, ...more: Parameters<typeof classes>): string {
  return classes(
    rowStyles['text'],
    item.kind === 'break' && textStyles['break'],
    item.parent !== null && textStyles['inside'],
    ...more,
  )
}

/** Its properties say nothing that its title does not. */
export function isPlain(item: AgendaItem): boolean {
  const adds = item.action !== 'none' || item.leads.length > 0 || item.papers.length > 0
  return item.kind === 'break' || (item.parent !== null && !adds)
}
