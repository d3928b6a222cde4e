/** For tests: a small agenda, as a document and as a session that is joined to nobody. */
import type { AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import { writeAgenda } from '@tandem/shared/documents'
import { type DayId, type ItemId, newId } from '@tandem/shared/ids'
import type { Participant, Place } from '@tandem/shared/protocol'
import type { LiveSession, SyncStatus } from '@tandem/shared/sync'
import * as Y from 'yjs'

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

/** A session over its own document, with everything it was told kept to be looked at. */
export class LonelySession implements LiveSession {
  readonly doc = new Y.Doc()
  readonly you: Participant | null = null
  participants: readonly Participant[] = []
  status: SyncStatus = {
    link: 'live',
    retryAt: null,
    mode: 'live',
    complete: true,
    unstored: 0,
    stored: 0,
    storedAt: null,
    setAside: [],
    differs: false,
    refused: null,
  }
  readonly places: (Place | null)[] = []
  holds = 0
  releases = 0
  #listeners = new Set<() => void>()

  constructor(record: AgendaRecord) {
    const seed = new Y.Doc()
    writeAgenda(seed, record)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(seed), this)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  becomes(status: Partial<SyncStatus>): void {
    this.status = { ...this.status, ...status }
    for (const listener of this.#listeners) listener()
  }

  setPlace(place: Place | null): void {
    this.places.push(place)
  }

  holdForComposition(): void {
    this.holds += 1
  }

  releaseAfterComposition(): void {
    this.releases += 1
  }
}
