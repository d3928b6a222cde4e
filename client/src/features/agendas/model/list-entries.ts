/** The agenda as a flat list to render: headings of days, items, and each day's foot. */
import { numberItems, type ScheduledDay, schedule, shortNumber, startTimes } from '@tandem/shared/agendas'
import type { AgendaDay, AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'

export interface ItemEntry {
  kind: 'item'
  item: AgendaItem
  day: AgendaDay
  number: string | undefined
  /** In front of the item: `5`, `(a)`. */
  mark: string
  startsAt: number
  overrun: number
}
export type ListEntry =
  { kind: 'day'; scheduled: ScheduledDay } | { kind: 'foot'; scheduled: ScheduledDay } | ItemEntry

/**
 * Flat, because an item that changes its parent or its day keeps its element only among the same siblings,
 * and an element that is made anew loses focus, caret and composition.
 *
 * @param shown the items in order, which may hold some that the record no longer has
 * @param timed the record whose numbers and times count: while dragging, as it would be
 */
export function listEntries(shown: readonly AgendaItem[], timed: AgendaRecord): ListEntry[] {
  const days = schedule(timed)
  const numbers = numberItems(timed)
  const times = startTimes(days)
  return days.flatMap((scheduled): ListEntry[] => {
    const items = shown.filter((item) => item.day === scheduled.day.id)
    return [
      { kind: 'day', scheduled },
      ...items.map((item): ItemEntry => {
        const number = numbers.get(item.id)
        const short = shortNumber(item, number)
        const time = times.get(item.id)
        return {
          kind: 'item',
          item,
          day: scheduled.day,
          number,
          mark: item.parent === null || short === '' ? short : `(${short})`,
          startsAt: time?.startsAt ?? scheduled.startsAt,
          overrun: time?.overrun ?? 0,
        }
      }),
      { kind: 'foot', scheduled },
    ]
  })
}

export function idsOf(items: readonly AgendaItem[]): ItemId[] {
  return items.map((item) => item.id)
}
