/**
 * When each item starts and whether the day holds them all (MODEL M3). Times are minutes on the venue's
 * clock, counted from midnight of the item's day; they may run past 24 × 60 when a day is overfull.
 */
import type { AgendaDay, AgendaItem, AgendaRecord } from '../documents/agenda-record.js'
import type { ItemId } from '../ids/index.js'

export interface ScheduledDay {
  day: AgendaDay
  /** Position in the agenda, from 1. */
  ordinal: number
  /** Minutes from midnight. */
  startsAt: number
  endsAt: number
  /** When the last item of the day ends. */
  filledUntil: number
  /** Minutes planned, breaks included. */
  planned: number
  /** Minutes past the day's end; 0 when it all fits. */
  overrun: number
  /** Minutes left before the day's end; 0 when overfull. */
  inHand: number
  items: ScheduledItem[]
}

export interface ScheduledItem {
  item: AgendaItem
  startsAt: number
  endsAt: number
  /** Minutes of this item that lie past the day's end. */
  overrun: number
}

export function schedule(record: AgendaRecord): ScheduledDay[] {
  return record.days.map((day, index) => {
    const startsAt = minutesOf(day.start)
    const endsAt = Math.max(minutesOf(day.end), startsAt)
    let at = startsAt
    const items = record.items
      .filter((item) => item.day === day.id)
      .map((item): ScheduledItem => {
        const begin = at
        at += item.minutes
        return { item, startsAt: begin, endsAt: at, overrun: Math.max(0, at - Math.max(endsAt, begin)) }
      })
    return {
      day,
      ordinal: index + 1,
      startsAt,
      endsAt,
      filledUntil: at,
      planned: at - startsAt,
      overrun: Math.max(0, at - endsAt),
      inHand: Math.max(0, endsAt - at),
      items,
    }
  })
}

export function startTimes(days: readonly ScheduledDay[]): Map<ItemId, ScheduledItem> {
  return new Map(days.flatMap((day) => day.items.map((item) => [item.item.id, item])))
}

/** `09:30` → 570. */
export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** 570 → `09:30`; past midnight it starts again, with the days gone over. */
export function timeOf(minutes: number): { time: string; daysLater: number } {
  const inDay = minutes % (24 * 60)
  const two = (value: number): string => String(value).padStart(2, '0')
  return {
    time: `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`,
    daysLater: Math.floor(minutes / (24 * 60)),
  }
}
