/**
 * Canonical record → Yjs document, once, by the server, when the document is created [SYNC-7].
 * `readAgenda(writeAgenda(r))` equals `r` for every record that `readAgenda` gives.
 */
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import type { ItemId } from '../ids/index.js'
import type { Language } from '../words/index.js'
import { annotationField, daysOf, infoOf, itemsOf, titleField, type YItem } from './agenda-shape.js'
import type { AgendaDay, AgendaItem, AgendaRecord } from './agenda-record.js'
import { writeParagraphs } from './rich-text.js'

export function writeAgenda(doc: Y.Doc, record: AgendaRecord): void {
  doc.transact(() => {
    infoOf(doc).set('kind', record.kind)
    infoOf(doc).set('languages', [...record.languages])
    const dayKeys = generateNKeysBetween(null, null, record.days.length)
    record.days.forEach((day, index) => daysOf(doc).set(day.id, makeDay(day, dayKeys[index] ?? '')))
    const itemKeys = generateNKeysBetween(null, null, record.items.length)
    record.items.forEach((item, index) =>
      itemsOf(doc).set(item.id, makeItem(item, itemKeys[index] ?? '', record.languages)),
    )
  })
}

export function makeDay(day: Omit<AgendaDay, 'id'>, order: string): Y.Map<unknown> {
  return new Y.Map<unknown>(Object.entries({ order, date: day.date, start: day.start, end: day.end }))
}

/** Everything an item will ever hold is made together with it, so that nobody else has to make a shared text. */
export function makeItem(
  item: Omit<AgendaItem, 'id' | 'parent'> & { parent: ItemId | null },
  order: string,
  languages: readonly Language[],
): YItem {
  const entries: [string, unknown][] = [
    ['order', order],
    ['parent', item.parent],
    ['day', item.day],
    ['kind', item.kind],
    ['minutes', item.minutes],
    ['action', item.action],
    ['leads', keysInOrder(item.leads)],
    ['papers', keysInOrder(item.papers)],
  ]
  if (item.number !== null) entries.push(['number', item.number])
  for (const language of languages) {
    entries.push([titleField(language), writeParagraphs([item.title[language] ?? []])])
    entries.push([annotationField(language), writeParagraphs(item.annotation[language] ?? [])])
  }
  return new Y.Map(entries)
}

function keysInOrder(names: readonly string[]): Y.Map<string> {
  const keys = generateNKeysBetween(null, null, names.length)
  return new Y.Map(names.map((name, index) => [name, keys[index] ?? '']))
}
