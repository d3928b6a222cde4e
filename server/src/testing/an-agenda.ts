import type { AgendaRecord } from '@tandem/shared/documents'
import { type DayId, newId } from '@tandem/shared/ids'

/** The id of the one item of `anAgenda`. */
export const theItem = newId('itm')

/** An agenda of one day with one item, all its texts empty. */
export function anAgenda(): AgendaRecord {
  const day = newId('day')
  return {
    kind: 'agenda',
    schemaVersion: 1,
    languages: ['en'],
    days: [{ id: day, date: '2023-07-11', start: '09:00', end: '17:00' }],
    items: [{ ...emptyItem(day), id: theItem }],
  }
}

/** An item of half an hour for that day, its texts empty. */
export function emptyItem(day: DayId): AgendaRecord['items'][number] {
  return {
    id: newId('itm'),
    parent: null,
    day,
    kind: 'proposal',
    minutes: 30,
    action: 'consider',
    leads: [],
    papers: [],
    number: null,
    title: { en: [] },
    annotation: { en: [] },
  }
}
