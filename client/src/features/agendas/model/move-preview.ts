/** What the agenda would be with one item somewhere else: for the times shown while it is dragged. */
import type { Spot } from '@tandem/shared/agendas'
import type { AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'

export function withMoved(record: AgendaRecord, id: ItemId, spot: Spot): AgendaRecord {
  const moved = record.items.find((item) => item.id === id)
  if (!moved) return record
  const block = record.items
    .filter((item) => item.id === id || item.parent === id)
    .map((item): AgendaItem => ({ ...item, day: spot.day, ...(item.id === id && { parent: spot.parent }) }))
  const rest = record.items.filter((item) => item.id !== id && item.parent !== id)
  const at = indexBehind(rest, spot, record)
  return { ...record, items: rest.toSpliced(at, 0, ...block) }
}

function indexBehind(rest: readonly AgendaItem[], spot: Spot, record: AgendaRecord): number {
  if (spot.after !== null) return endOfBlock(rest, spot.after)
  if (spot.parent !== null) return rest.findIndex((item) => item.id === spot.parent) + 1
  const first = rest.findIndex((item) => item.day === spot.day)
  if (first !== -1) return first
  const laterDays = record.days.slice(record.days.findIndex((day) => day.id === spot.day) + 1)
  const later = rest.findIndex((item) => laterDays.some((day) => day.id === item.day))
  return later === -1 ? rest.length : later
}

/** Behind an item and its sub-items. */
function endOfBlock(items: readonly AgendaItem[], id: ItemId): number {
  const at = items.findIndex((item) => item.id === id)
  let end = at + 1
  while (items[end]?.parent === id) end += 1
  return end
}
