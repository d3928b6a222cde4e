/** How the items of an imported agenda are laid over the days of its meeting, with the breaks between them. */
import { minutesOf } from '@tandem/shared/agendas'
import type { AgendaDay } from '@tandem/shared/documents'
import type { LocalisedText } from '@tandem/shared/words'

interface Timed {
  number: string
  minutes: number
  /** `2023-07-11T09:00`, on the venue's clock. */
  startLocal?: string | undefined
}

/** A top-level item with what stands under it: they stay together on one day. */
export interface Block<Item extends Timed> {
  head: Item
  subItems: Item[]
}

/** A break, found as a gap between items. */
export interface Pause {
  title: LocalisedText
  minutes: number
}

export interface LaidDay<Item extends Timed> {
  day: AgendaDay
  parts: (Block<Item> | Pause)[]
}

/** Each block on the date of its start; what lies between the end of one and the start of the next is a break. */
export function layByStartTime<Item extends Timed>(
  blocks: readonly Block<Item>[],
  days: readonly AgendaDay[],
): LaidDay<Item>[] {
  const placed = blocks.filter(({ head }) => days.some((day) => isOn(head, day)))
  const lost = blocks.find((block) => !placed.includes(block))
  if (lost) throw new Error(`Item ${lost.head.number} starts on no day of the meeting.`)
  return days.map((day) => {
    let at = minutesOf(day.start)
    const parts: LaidDay<Item>['parts'] = []
    for (const block of blocks.filter(({ head }) => isOn(head, day))) {
      const startsAt = startOf(block.head)
      if (startsAt > at) parts.push(pauseBetween(at, startsAt))
      parts.push(block)
      at = Math.max(at, startsAt) + minutesOfBlock(block)
    }
    return { day, parts }
  })
}

/** In order, each block on the first day that still has room for it, never going back; what fits nowhere ends the last. */
export function layBySize<Item extends Timed>(
  blocks: readonly Block<Item>[],
  days: readonly AgendaDay[],
): LaidDay<Item>[] {
  const laid = days.map((day) => ({
    day,
    parts: [] as Block<Item>[],
    room: minutesOf(day.end) - minutesOf(day.start),
  }))
  let current = 0
  for (const block of blocks) {
    const fitting = laid.findIndex((day, index) => index >= current && day.room >= minutesOfBlock(block))
    current = fitting === -1 ? laid.length - 1 : fitting
    const day = laid[current]
    if (!day) throw new Error('The meeting has no day to put items on.')
    day.parts.push(block)
    day.room -= minutesOfBlock(block)
  }
  return laid.map(({ day, parts }) => ({ day, parts }))
}

function isOn({ startLocal }: Timed, day: AgendaDay): boolean {
  return startLocal?.slice(0, 10) === day.date
}

function startOf({ startLocal }: Timed): number {
  return minutesOf(startLocal?.slice(11) ?? '')
}

function minutesOfBlock({ head, subItems }: Block<Timed>): number {
  return subItems.reduce((sum, item) => sum + item.minutes, head.minutes)
}

/** Over noon a gap is lunch, else a break: lunch when it covers at least half of 12:00–13:30. */
function pauseBetween(from: number, to: number): Pause {
  const [noon, afterLunch] = [12 * 60, 13 * 60 + 30]
  const overLunch = Math.min(to, afterLunch) - Math.max(from, noon)
  const isLunch = overLunch >= (afterLunch - noon) / 2
  return { title: isLunch ? { en: 'Lunch', ko: '점심' } : { en: 'Break', ko: '휴식' }, minutes: to - from }
}
