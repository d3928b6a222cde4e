/**
 * Yjs document → canonical record of an agenda. Total: whatever a document may hold (32 levels at most, which the
 * server sees to), a record comes out, the same on every machine. A parent that is missing, itself a
 * sub-item, or part of a cycle reads as top level; equal order keys order by id; an unknown day reads as
 * the first; unknown words read as their default.
 */
import * as Y from 'yjs'
import { DayId, DelegationCode, ItemId } from '../ids/index.js'
import { ExpectedAction, ItemKind, Language } from '../words/index.js'
import {
  annotationField,
  daysOf,
  infoOf,
  itemsOf,
  titleField,
  type YDay,
  type YItem,
} from './agenda-shape.js'
import { type AgendaDay, type AgendaItem, type AgendaRecord, LocalDate, LocalTime } from './agenda-record.js'
import { readParagraphs } from './rich-text.js'

/** Longer than any meeting's day; keeps a typing slip from making times unreadable. */
export const mostMinutes = 24 * 60

export function readAgenda(doc: Y.Doc): AgendaRecord {
  const languages = readLanguages(doc)
  const days = readDays(doc)
  const items = readItems(doc, languages, days)
  return { kind: 'agenda', schemaVersion: 1, languages, days, items }
}

export function readLanguages(doc: Y.Doc): Language[] {
  const parsed = Language.array().min(1).safeParse(infoOf(doc).get('languages'))
  return parsed.success ? [...new Set(parsed.data)] : ['en']
}

export function readDays(doc: Y.Doc): AgendaDay[] {
  const keyed: { day: AgendaDay; order: string }[] = []
  daysOf(doc).forEach((value, key) => {
    const id = DayId.safeParse(key)
    if (!id.success || !(value instanceof Y.Map) || value.get('deleted') === true) return
    keyed.push({ day: readDay(value, id.data), order: readOrder(value) })
  })
  return keyed.toSorted((a, b) => compareKeys(a.order, b.order, a.day.id, b.day.id)).map(({ day }) => day)
}

function readDay(day: YDay, id: DayId): AgendaDay {
  return {
    id,
    date: LocalDate.safeParse(day.get('date')).data ?? null,
    start: LocalTime.safeParse(day.get('start')).data ?? '09:00',
    end: LocalTime.safeParse(day.get('end')).data ?? '17:00',
  }
}

function readItems(doc: Y.Doc, languages: Language[], days: AgendaDay[]): AgendaItem[] {
  const found = new Map<ItemId, { item: YItem; order: string }>()
  itemsOf(doc).forEach((item, key) => {
    const id = ItemId.safeParse(key)
    if (id.success && item instanceof Y.Map) found.set(id.data, { item, order: readOrder(item) })
  })
  const ordered = [...found].toSorted(([idA, a], [idB, b]) => compareKeys(a.order, b.order, idA, idB))
  const children = new Map<ItemId | null, [ItemId, YItem][]>()
  for (const [id, { item }] of ordered) {
    const parent = readParent(id, found)
    const siblings = children.get(parent) ?? []
    siblings.push([id, item])
    children.set(parent, siblings)
  }

  const list: AgendaItem[] = []
  const dayIds = days.map((day) => day.id)
  const firstDay = dayIds[0]
  if (!firstDay) return []
  const top = (children.get(null) ?? []).filter(([, item]) => !isDeleted(item))
  for (const day of dayIds) {
    for (const [id, item] of top.filter(([, each]) => (readDayOf(each, dayIds) ?? firstDay) === day)) {
      list.push(readItem(item, { id, parent: null, day, languages }))
      for (const [childId, child] of children.get(id) ?? []) {
        if (!isDeleted(child)) list.push(readItem(child, { id: childId, parent: id, day, languages }))
      }
    }
  }
  return list
}

function readParent(id: ItemId, found: ReadonlyMap<ItemId, { item: YItem }>): ItemId | null {
  const named = found.get(id)?.item.get('parent')
  if (typeof named !== 'string' || named === id) return null
  const parent = found.get(named as ItemId)?.item
  if (!parent || parent.get('kind') === 'break') return null
  // One level only: a parent that names a parent of its own, real or not, is not a top-level item.
  return parent.get('parent') == null ? (named as ItemId) : null
}

function readDayOf(item: YItem, days: readonly DayId[]): DayId | undefined {
  const named = item.get('day')
  return days.find((day) => day === named)
}

function readItem(
  item: YItem,
  place: { id: ItemId; parent: ItemId | null; day: DayId; languages: Language[] },
): AgendaItem {
  const { languages, ...where } = place
  const minutes = item.get('minutes')
  const number = item.get('number')
  const title: AgendaItem['title'] = {}
  const annotation: AgendaItem['annotation'] = {}
  for (const language of languages) {
    title[language] = readText(item.get(titleField(language))).flat()
    annotation[language] = readText(item.get(annotationField(language))).filter((runs) => runs.length > 0)
  }
  return {
    ...where,
    kind: ItemKind.safeParse(item.get('kind')).data ?? 'procedural',
    minutes: Number.isSafeInteger(minutes) ? Math.min(Math.max(minutes as number, 0), mostMinutes) : 0,
    action: ExpectedAction.safeParse(item.get('action')).data ?? 'none',
    leads: readKeysInOrder(item.get('leads')).filter(
      (code): code is DelegationCode => DelegationCode.safeParse(code).success,
    ),
    papers: readKeysInOrder(item.get('papers')),
    number: typeof number === 'string' ? number : null,
    title,
    annotation,
  }
}

function readText(text: unknown): ReturnType<typeof readParagraphs> {
  return text instanceof Y.XmlFragment ? readParagraphs(text) : []
}

/** The keys of a map whose values are fractional order keys, in that order. */
export function readKeysInOrder(map: unknown): string[] {
  if (!(map instanceof Y.Map)) return []
  return [...(map as Y.Map<unknown>).entries()]
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .toSorted(([a, orderA], [b, orderB]) => compareKeys(orderA, orderB, a, b))
    .map(([key]) => key)
}

export function isDeleted(item: YItem): boolean {
  return item.get('deleted') === true
}

export function readOrder(of: YItem | YDay): string {
  const order = of.get('order')
  return typeof order === 'string' ? order : ''
}

// By code unit, not by locale: every machine must order alike.
export function compareKeys(orderA: string, orderB: string, idA: string, idB: string): number {
  if (orderA !== orderB) return orderA < orderB ? -1 : 1
  if (idA === idB) return 0
  return idA < idB ? -1 : 1
}
