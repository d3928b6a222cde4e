/** An agenda that said one thing and is to say another: fields, lists, order, titles and annotations. */
import type * as Y from 'yjs'
import type { AgendaDay, AgendaItem, AgendaRecord } from '../../documents/agenda-record.js'
import { annotationField, daysOf, itemsOf, titleField, type YItem } from '../../documents/agenda-shape.js'
import { compareKeys, readAgenda, readOrder } from '../../documents/read-agenda.js'
import { makeParagraph, readParagraphs, readRuns } from '../../documents/rich-text.js'
import type { Run } from '../../documents/runs.js'
import { makeDay, makeItem } from '../../documents/write-agenda.js'
import type { ItemId } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import { textKeys } from '../origins.js'
import { changeParagraphs } from './change-paragraphs.js'
import type { LiveTexts } from './live-texts.js'
import { keysToOrder, mergeOrder } from './order.js'
import { filledParagraphs } from './record-texts.js'
import { lengthOf } from './script.js'

export interface AgendaChange {
  before: AgendaRecord
  after: AgendaRecord
  /** As it stands: the same object as `before` when nothing came since. */
  now: AgendaRecord
}

export function changeAgenda(doc: Y.Doc, texts: LiveTexts, change: AgendaChange): void {
  const { before, after, now } = change
  changeDays(doc, change)
  const later = changeItems(doc, texts, change)
  texts.carryOut()
  for (const each of later) each()
  const order = mergeOrder(idsOf(now.items), idsOf(before.items), idsOf(after.items))
  orderItems(doc, order)
}

function idsOf<Id>(things: readonly { id: Id }[]): Id[] {
  return things.map(({ id }) => id)
}

function byId<Thing extends { id: string }>(things: readonly Thing[]): Map<Thing['id'], Thing> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

function changeDays(doc: Y.Doc, { before, after, now }: AgendaChange): void {
  const [was, will, is] = [byId(before.days), byId(after.days), byId(now.days)]
  for (const day of after.days) {
    const [old, here] = [was.get(day.id), is.get(day.id)]
    const known = daysOf(doc).get(day.id)
    if (!known) {
      if (!old) daysOf(doc).set(day.id, makeDay(day, ''))
      continue
    }
    if (!old && !here) known.set('deleted', false)
    for (const field of ['date', 'start', 'end'] as const) changeField(known, field, { old, made: day, here })
  }
  for (const { id } of before.days) if (!will.has(id) && is.has(id)) daysOf(doc).get(id)?.set('deleted', true)
  const order = mergeOrder(idsOf(now.days), idsOf(before.days), idsOf(after.days))
  writeOrder(order, (id) => daysOf(doc).get(id))
}

/** Sets what differs, unless somebody set it since. */
function changeField<Thing extends AgendaItem | AgendaDay>(
  map: Y.Map<unknown>,
  field: keyof Thing & string,
  { old, made, here }: { old: Thing | undefined; made: Thing; here: Thing | undefined },
): void {
  if (old && (old[field] === made[field] || (here && here[field] !== old[field]))) return
  if ((map.get(field) ?? null) !== made[field]) map.set(field, made[field])
}

/** @returns what is left to do once the texts are changed */
function changeItems(doc: Y.Doc, texts: LiveTexts, { before, after, now }: AgendaChange): (() => void)[] {
  const [was, will, is] = [byId(before.items), byId(after.items), byId(now.items)]
  const later: (() => void)[] = []
  for (const item of after.items) {
    const [old, here] = [was.get(item.id), is.get(item.id)]
    const known = itemsOf(doc).get(item.id)
    if (!known) itemsOf(doc).set(item.id, makeItem(item, '', now.languages))
    else if (!old || here) {
      if (!old && known.get('deleted') === true) known.set('deleted', false)
      changeItemFields(known, { old, made: item, here })
      for (const language of now.languages) {
        changeTitle(texts, known, { old, made: item }, language)
        later.push(changeAnnotation(texts, known, { old, made: item }, language))
      }
    }
  }
  for (const item of before.items) {
    if (will.has(item.id) || !is.has(item.id)) continue
    itemsOf(doc).get(item.id)?.set('deleted', true)
    for (const language of now.languages) loseItem(texts, item, language)
  }
  return later
}

interface ItemChange {
  old: AgendaItem | undefined
  made: AgendaItem
  here?: AgendaItem | undefined
}

function changeItemFields(item: YItem, change: ItemChange & { here: AgendaItem | undefined }): void {
  const { old, made, here } = change
  for (const field of ['kind', 'minutes', 'action', 'parent'] as const) changeField(item, field, change)
  // A sub-item is on its parent's day.
  if (made.parent === null) changeField(item, 'day', change)
  for (const list of ['leads', 'papers'] as const) {
    if (old && (isSame(old[list], made[list]) || (here && !isSame(here[list], old[list])))) continue
    writeList(item.get(list) as Y.Map<string> | undefined, made[list])
  }
}

function writeList(map: Y.Map<string> | undefined, wanted: readonly string[]): void {
  if (!map) return
  for (const name of map.keys()) if (!wanted.includes(name)) map.delete(name)
  for (const [name, key] of keysToOrder(wanted, (each) => map.get(each) ?? null)) map.set(name, key)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at])
}

/** What an item that is not in the record says is read from the document: its text outlives its deletion. */
function changeTitle(texts: LiveTexts, item: YItem, { old, made }: ItemChange, language: Language): void {
  const before = old ? (old.title[language] ?? []) : titleIn(item, language)
  const after = made.title[language] ?? []
  texts.change(textKeys.title(made.id, language), before, after)
}

function titleIn(item: YItem, language: Language): Run[] {
  const title = item.get(titleField(language)) as Y.XmlFragment | undefined
  return title ? readParagraphs(title).flat() : []
}

function changeAnnotation(
  texts: LiveTexts,
  item: YItem,
  { old, made }: ItemChange,
  language: Language,
): () => void {
  const holder = item.get(annotationField(language)) as Y.XmlFragment | undefined
  const before = old
    ? (old.annotation[language] ?? [])
    : filledParagraphs(holder).map((each) => readRuns(each))
  const after = made.annotation[language] ?? []
  if (!holder || JSON.stringify(before) === JSON.stringify(after)) return () => undefined
  const keyOf = (at: number): string => textKeys.annotation(made.id, language, at)
  return changeParagraphs(texts, { holder, before, after, keyOf, make: makeParagraph })
}

function loseItem(texts: LiveTexts, item: AgendaItem, language: Language): void {
  texts.removeWhole(textKeys.title(item.id, language), lengthOf(item.title[language] ?? []))
  for (const [at, runs] of (item.annotation[language] ?? []).entries())
    texts.removeWhole(textKeys.annotation(item.id, language, at), lengthOf(runs))
}

/** Siblings of one day, or under one parent, each in the order of the whole. */
function orderItems(doc: Y.Doc, order: readonly ItemId[]): void {
  const siblings = new Map<string, ItemId[]>()
  const places = byId(readAgenda(doc).items)
  for (const id of order) {
    const item = places.get(id)
    if (!item) continue
    const under = item.parent ?? item.day
    siblings.set(under, [...(siblings.get(under) ?? []), id])
  }
  for (const ids of siblings.values()) writeOrder(ids, (id) => itemsOf(doc).get(id))
}

function writeOrder<Id extends string>(ids: readonly Id[], mapOf: (id: Id) => YItem | undefined): void {
  const keyOf = (id: Id): string | null => {
    const map = mapOf(id)
    return (map && readOrder(map)) || null
  }
  const isInOrder = ids.every((id, at) => {
    const before = ids[at - 1]
    if (keyOf(id) === null) return false
    return before === undefined || compareKeys(keyOf(before) ?? '', keyOf(id) ?? '', before, id) < 0
  })
  if (isInOrder) return
  for (const [id, key] of keysToOrder(ids, keyOf)) mapOf(id)?.set('order', key)
}
