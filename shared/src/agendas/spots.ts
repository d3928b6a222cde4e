/** Where the keyboard takes an item: one place up or down, one level in or out. Null: it stands at the edge. */
import type { AgendaItem, AgendaRecord } from '../documents/agenda-record.js'
import type { ItemId } from '../ids/index.js'
import type { Spot } from './edit-agenda.js'

/** One step up or down among its siblings; at the edge of a day, a top-level item goes on to the next day. */
export function spotBeside(record: AgendaRecord, id: ItemId, direction: 'up' | 'down'): Spot | null {
  const item = record.items.find((each) => each.id === id)
  if (!item) return null
  const siblings = siblingsOf(record, item)
  const index = siblings.findIndex((each) => each.id === id)
  const { parent, day } = item
  if (direction === 'up' && index > 0) {
    return { parent, day, after: siblings[index - 2]?.id ?? null }
  }
  if (direction === 'down' && index < siblings.length - 1) {
    return { parent, day, after: siblings[index + 1]?.id ?? null }
  }
  return parent === null ? spotOnNextDay(record, item, direction) : null
}

function spotOnNextDay(record: AgendaRecord, item: AgendaItem, direction: 'up' | 'down'): Spot | null {
  const at = record.days.findIndex((day) => day.id === item.day)
  const next = record.days[direction === 'up' ? at - 1 : at + 1]
  if (!next) return null
  const there = record.items.filter((each) => each.parent === null && each.day === next.id)
  return { parent: null, day: next.id, after: direction === 'up' ? (there.at(-1)?.id ?? null) : null }
}

/** Under the item above it, as its last sub-item. */
export function spotInside(record: AgendaRecord, id: ItemId): Spot | null {
  const item = record.items.find((each) => each.id === id)
  if (!item || item.parent !== null || item.kind === 'break' || subItemsOf(record, id).length > 0) return null
  const siblings = siblingsOf(record, item)
  const above = siblings[siblings.findIndex((each) => each.id === id) - 1]
  if (!above || above.kind === 'break') return null
  return { parent: above.id, day: above.day, after: subItemsOf(record, above.id).at(-1)?.id ?? null }
}

/** Out of its parent, right behind it. */
export function spotOutside(record: AgendaRecord, id: ItemId): Spot | null {
  const item = record.items.find((each) => each.id === id)
  if (!item || item.parent === null) return null
  return { parent: null, day: item.day, after: item.parent }
}

export function subItemsOf(record: AgendaRecord, id: ItemId): AgendaItem[] {
  return record.items.filter((each) => each.parent === id)
}

function siblingsOf(record: AgendaRecord, item: AgendaItem): AgendaItem[] {
  return record.items.filter((each) => each.parent === item.parent && each.day === item.day)
}
