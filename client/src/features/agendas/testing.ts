/** For tests: a small agenda. */
import type { AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import { type DayId, type ItemId, newId } from '@tandem/shared/ids'

type Planned = Partial<Omit<AgendaItem, 'title' | 'annotation'>> & {
  name: string
  under?: string
  onDay?: number
  note?: string
}

/** A record; `id` finds an item by its English title. */
export function agendaWith(planned: readonly (string | Planned)[]) {
  const items = planned.map((item) => (typeof item === 'string' ? { name: item } : item))
  const days = Array.from({ length: 1 + Math.max(0, ...items.map((item) => item.onDay ?? 0)) }, (_, at) => ({
    id: newId('day'),
    date: `2023-07-${11 + at}`,
    start: '09:00',
    end: '12:00',
  }))
  const ids = new Map(items.map((item) => [item.name, newId('itm')]))
  const id = (name: string) => ids.get(name) as ItemId
  const record: AgendaRecord = {
    kind: 'agenda',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    days,
    items: items.map(({ name, under, onDay, note, ...rest }) => ({
      id: id(name),
      parent: under === undefined ? null : id(under),
      day: days[onDay ?? 0]?.id as DayId,
      kind: 'proposal',
      minutes: 10,
      action: 'consider',
      leads: [],
      papers: [],
      number: null,
      title: { en: [{ text: name }], ko: [] },
      annotation: { en: note === undefined ? [] : [[{ text: note }]], ko: [] },
      ...rest,
    })),
  }
  return { record, id, days }
}
