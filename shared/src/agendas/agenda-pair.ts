/** For tests: an agenda in a few words, and two copies of it that are joined when the test says so. */
import * as Y from 'yjs'
import {
  type AgendaRecord,
  plainText,
  readParagraphs,
  readAgenda,
  textOf,
  titleField,
  writeAgenda,
} from '../documents/index.js'
import { type DayId, type ItemId, newId } from '../ids/index.js'
import type { ItemKind } from '../words/index.js'

export interface PlannedItem {
  title: string
  kind?: ItemKind
  minutes?: number
  /** Title of the item above it. */
  under?: string
  /** Position of its day, from 0. */
  day?: number
}

/** A record with one day, or with as many as the items name, each from 09:00 to 12:00. */
export function agendaOf(items: readonly (PlannedItem | string)[]): AgendaRecord {
  const planned = items.map((item) => (typeof item === 'string' ? { title: item } : item))
  const lastDay = Math.max(0, ...planned.map((item) => item.day ?? 0))
  const days = Array.from({ length: lastDay + 1 }, (_, at) => ({
    id: newId('day'),
    date: `2023-07-${11 + at}`,
    start: '09:00',
    end: '12:00',
  }))
  const ids = new Map(planned.map((item) => [item.title, newId('itm')]))
  return {
    kind: 'agenda',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    days,
    items: planned.map((item) => ({
      id: ids.get(item.title) as ItemId,
      parent: item.under === undefined ? null : (ids.get(item.under) ?? null),
      day: days[item.day ?? 0]?.id as DayId,
      kind: item.kind ?? 'proposal',
      minutes: item.minutes ?? 10,
      action: 'consider',
      leads: [],
      papers: [],
      number: null,
      title: { en: [{ text: item.title }], ko: [] },
      annotation: { en: [], ko: [] },
    })),
  }
}

export interface Side {
  doc: Y.Doc
  /** Titles in order, those of sub-items with a dash before them. */
  outline(): string[]
  id(title: string): ItemId
  types(id: ItemId, words: string): void
  title(id: ItemId): string
}

/** Two people with one agenda; what each does reaches the other only by `join`. */
export function agendaPair(record: AgendaRecord): { one: Side; two: Side; join: () => void } {
  const seed = new Y.Doc()
  writeAgenda(seed, record)
  const [one, two] = [sideWith(seed), sideWith(seed)]
  const join = () => {
    const [fromOne, fromTwo] = [one, two].map((side) => Y.encodeStateAsUpdate(side.doc)) as [
      Uint8Array,
      Uint8Array,
    ]
    Y.applyUpdate(two.doc, fromOne, 'link')
    Y.applyUpdate(one.doc, fromTwo, 'link')
  }
  return { one, two, join }
}

function sideWith(seed: Y.Doc): Side {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed), 'link')
  const titleOf = (id: ItemId) => {
    const text = textOf(doc, id, titleField('en'))
    return text ? readParagraphs(text).map(plainText).join('\n') : ''
  }
  return {
    doc,
    outline: () => readAgenda(doc).items.map((item) => `${item.parent ? '- ' : ''}${titleOf(item.id)}`),
    id: (title) => {
      const item = readAgenda(doc).items.find((each) => plainText(each.title.en) === title)
      if (!item) throw new Error(`no item "${title}"`)
      return item.id
    },
    types: (id, words) => {
      const paragraph = textOf(doc, id, titleField('en'))?.get(0) as Y.XmlElement
      const text = paragraph.get(0) as Y.XmlText
      text.insert(text.length, words)
    },
    title: titleOf,
  }
}
