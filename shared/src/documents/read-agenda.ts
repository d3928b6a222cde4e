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
import { asItStands, type Look } from './look.js'
import { readParagraphs } from './rich-text.js'

/** Longer than any meeting's day; keeps a typing slip from making times unreadable. */
export const mostMinutes = 24 * 60

export function readAgenda(doc: Y.Doc, look: Look = asItStands): AgendaRecord {
  const languages = readLanguages(doc, look)
  const days = readDays(doc, look)
  const items = readItems(doc, look, { languages, days })
  return { kind: 'agenda', schemaVersion: 1, languages, days, items }
}

// Made once: making a schema takes longer than reading a hundred paragraphs.
const someLanguages = Language.array().min(1)

export function readLanguages(doc: Y.Doc, look: Look = asItStands): Language[] {
  const parsed = someLanguages.safeParse(look.entry(infoOf(doc), 'languages'))
  return parsed.success ? [...new Set(parsed.data)] : ['en']
}

export function readDays(doc: Y.Doc, look: Look = asItStands): AgendaDay[] {
  const keyed: { day: AgendaDay; order: string }[] = []
  look.eachEntry(daysOf(doc), (value, key) => {
    const id = DayId.safeParse(key)
    if (!id.success || !(value instanceof Y.Map) || isDeleted(value, look)) return
    keyed.push({ day: readDay(value, id.data, look), order: readOrder(value, look) })
  })
  return keyed.toSorted((a, b) => compareKeys(a.order, b.order, a.day.id, b.day.id)).map(({ day }) => day)
}

function readDay(day: YDay, id: DayId, look: Look): AgendaDay {
  return {
    id,
    date: LocalDate.safeParse(look.entry(day, 'date')).data ?? null,
    start: LocalTime.safeParse(look.entry(day, 'start')).data ?? '09:00',
    end: LocalTime.safeParse(look.entry(day, 'end')).data ?? '17:00',
  }
}

function readItems(
  doc: Y.Doc,
  look: Look,
  { languages, days }: { languages: Language[]; days: AgendaDay[] },
): AgendaItem[] {
  const found = new Map<ItemId, { item: YItem; order: string }>()
  look.eachEntry(itemsOf(doc), (item, key) => {
    const id = ItemId.safeParse(key)
    if (id.success && item instanceof Y.Map) found.set(id.data, { item, order: readOrder(item, look) })
  })
  const ordered = [...found].toSorted(([idA, a], [idB, b]) => compareKeys(a.order, b.order, idA, idB))
  const children = new Map<ItemId | null, [ItemId, YItem][]>()
  for (const [id, { item }] of ordered) {
    const parent = readParent(id, found, look)
    const siblings = children.get(parent) ?? []
    siblings.push([id, item])
    children.set(parent, siblings)
  }

  const list: AgendaItem[] = []
  const dayIds = days.map((day) => day.id)
  const firstDay = dayIds[0]
  if (!firstDay) return []
  const top = (children.get(null) ?? []).filter(([, item]) => !isDeleted(item, look))
  for (const day of dayIds) {
    for (const [id, item] of top.filter(([, each]) => (readDayOf(each, dayIds, look) ?? firstDay) === day)) {
      list.push(readItem(item, { id, parent: null, day, languages }, look))
      for (const [childId, child] of children.get(id) ?? []) {
        if (!isDeleted(child, look))
          list.push(readItem(child, { id: childId, parent: id, day, languages }, look))
      }
    }
  }
  return list
}

function readParent(id: ItemId, found: ReadonlyMap<ItemId, { item: YItem }>, look: Look): ItemId | null {
  const self = found.get(id)?.item
  const named = self && look.entry(self, 'parent')
  if (typeof named !== 'string' || named === id) return null
  const parent = found.get(named as ItemId)?.item
  if (!parent || look.entry(parent, 'kind') === 'break') return null
  // One level only: a parent that names a parent of its own, real or not, is not a top-level item.
  return look.entry(parent, 'parent') == null ? (named as ItemId) : null
}

function readDayOf(item: YItem, days: readonly DayId[], look: Look): DayId | undefined {
  const named = look.entry(item, 'day')
  return days.find((day) => day === named)
}

function readItem(
  item: YItem,
  place: { id: ItemId; parent: ItemId | null; day: DayId; languages: Language[] },
  look: Look,
): AgendaItem {
  const { languages, ...where } = place
  const minutes = look.entry(item, 'minutes')
  const number = look.entry(item, 'number')
  const title: AgendaItem['title'] = {}
  const annotation: AgendaItem['annotation'] = {}
  for (const language of languages) {
    title[language] = readText(look.entry(item, titleField(language)), look).flat()
    annotation[language] = readText(look.entry(item, annotationField(language)), look).filter(
      (runs) => runs.length > 0,
    )
  }
  return {
    ...where,
    kind: ItemKind.safeParse(look.entry(item, 'kind')).data ?? 'procedural',
    minutes: Number.isSafeInteger(minutes) ? Math.min(Math.max(minutes as number, 0), mostMinutes) : 0,
    action: ExpectedAction.safeParse(look.entry(item, 'action')).data ?? 'none',
    leads: readKeysInOrder(look.entry(item, 'leads'), look).filter(
      (code): code is DelegationCode => DelegationCode.safeParse(code).success,
    ),
    papers: readKeysInOrder(look.entry(item, 'papers'), look),
    number: typeof number === 'string' ? number : null,
    title,
    annotation,
  }
}

function readText(text: unknown, look: Look): ReturnType<typeof readParagraphs> {
  return text instanceof Y.XmlFragment ? readParagraphs(text, look) : []
}

/** The keys of a map whose values are fractional order keys, in that order. */
export function readKeysInOrder(map: unknown, look: Look = asItStands): string[] {
  if (!(map instanceof Y.Map)) return []
  const keyed: [string, string][] = []
  look.eachEntry(map as Y.Map<unknown>, (order, key) => {
    if (typeof order === 'string') keyed.push([key, order])
  })
  return keyed.toSorted(([a, orderA], [b, orderB]) => compareKeys(orderA, orderB, a, b)).map(([key]) => key)
}

export function isDeleted(item: YItem | YDay, look: Look = asItStands): boolean {
  return look.entry(item, 'deleted') === true
}

export function readOrder(of: YItem | YDay, look: Look = asItStands): string {
  const order = look.entry(of, 'order')
  return typeof order === 'string' ? order : ''
}

// By code unit, not by locale: every machine must order alike.
export function compareKeys(orderA: string, orderB: string, idA: string, idB: string): number {
  if (orderA !== orderB) return orderA < orderB ? -1 : 1
  if (idA === idB) return 0
  return idA < idB ? -1 : 1
}
