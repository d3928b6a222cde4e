/** At which row the line is drawn that shows where a dragged item would land. */
import { type Spot, subItemsOf } from '@tandem/shared/agendas'
import type { AgendaRecord } from '@tandem/shared/documents'
import type { DayId, ItemId } from '@tandem/shared/ids'

export interface DropLine {
  /** The row, or the day's heading when the day has no row to stand at. */
  at: ItemId | DayId
  edge: 'above' | 'below' | 'inside'
}

export function dropLineAt(record: AgendaRecord, moved: ItemId, spot: Spot): DropLine {
  const others = {
    ...record,
    items: record.items.filter((item) => item.id !== moved && item.parent !== moved),
  }
  if (spot.parent !== null) return { at: spot.after ?? spot.parent, edge: 'inside' }
  if (spot.after !== null) {
    return { at: subItemsOf(others, spot.after).at(-1)?.id ?? spot.after, edge: 'below' }
  }
  const first = others.items.find((item) => item.day === spot.day)
  return first ? { at: first.id, edge: 'above' } : { at: spot.day, edge: 'below' }
}
