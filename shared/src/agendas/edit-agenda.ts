/**
 * What a person can do to an agenda, each as one transaction that writes as few keys as it can, so that
 * whoever edits something else of the same item at that moment loses nothing (MODEL M1, M2).
 *
 * All take the document and an origin, by which undo knows whose act it was [SYNC-14].
 * An act on what is no longer there does nothing and says so by returning false.
 */
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import {
  compareKeys,
  daysOf,
  isDeleted,
  itemsOf,
  makeDay,
  makeItem,
  readKeysInOrder,
  readLanguages,
  readOrder,
  readAgenda,
  type AgendaDay,
  type YItem,
} from '../documents/index.js'
import { type DayId, type ItemId, newId } from '../ids/index.js'
import type { ExpectedAction, ItemKind } from '../words/index.js'
import { keysToPlace, type Keyed } from './order-keys.js'

/** The hours of a day nobody has said anything about yet. */
export const usualHours = { start: '09:00', end: '17:00' }

/** Where an item stands: under which parent, on which day, behind which sibling (null: first). */
export interface Spot {
  parent: ItemId | null
  day: DayId
  after: ItemId | null
}

export interface NewItem {
  kind: ItemKind
  minutes: number
  action: ExpectedAction
}

export const newItemDefaults: NewItem = { kind: 'proposal', minutes: 15, action: 'consider' }
export const newBreakDefaults: NewItem = { kind: 'break', minutes: 15, action: 'none' }

/** The origin of an item's making, which nobody undoes: taking back *Add* flags the item instead. */
export const makingOrigin = 'agenda:make-item'

/**
 * Adds an item in two transactions: made flagged, which no undo tracks, then unflagged as the person's act.
 * Undo would otherwise take the whole item out, with what others have typed in it meanwhile (MODEL M2).
 * Do not call it inside a transaction of your own: the two would become one.
 */
export function addItem(doc: Y.Doc, origin: unknown, spot: Spot, item: NewItem = newItemDefaults): ItemId {
  const id = newId('itm')
  const keys = keysAt(doc, spot, id)
  doc.transact(() => {
    const empty = { ...item, leads: [], papers: [], number: null, title: {}, annotation: {} }
    const where = { parent: spot.parent, day: spot.day }
    const made = makeItem({ ...empty, ...where }, keys.get(id) ?? '', readLanguages(doc))
    made.set('deleted', true)
    itemsOf(doc).set(id, made)
  }, makingOrigin)
  doc.transact(() => {
    itemsOf(doc).get(id)?.set('deleted', false)
    keys.delete(id)
    writeKeys(doc, keys)
  }, origin)
  return id
}

/** Moves an item, with its sub-items, to another spot. */
export function moveItem(doc: Y.Doc, origin: unknown, id: ItemId, spot: Spot): boolean {
  const item = itemsOf(doc).get(id)
  if (!item || spot.after === id || spot.parent === id || !mayStandUnder(doc, id, spot.parent)) return false
  doc.transact(() => {
    writeKeys(doc, keysAt(doc, spot, id))
    setIfChanged(item, 'parent', spot.parent)
    setIfChanged(item, 'day', spot.day)
  }, origin)
  return true
}

/** Flags the item; its text stays and goes on being shared, for *Bring back* (MODEL M2). */
export function deleteItem(doc: Y.Doc, origin: unknown, id: ItemId): boolean {
  return setField(doc, origin, id, 'deleted', true)
}

export function bringBack(doc: Y.Doc, origin: unknown, id: ItemId): boolean {
  const item = itemsOf(doc).get(id)
  if (!item) return false
  doc.transact(() => {
    if (isDeleted(item)) item.set('deleted', false)
    // A sub-item whose parent was deleted comes back together with it: it would not be seen otherwise.
    const parent = parentOf(doc, item)
    if (parent && isDeleted(parent)) parent.set('deleted', false)
  }, origin)
  return true
}

export interface ItemFields {
  kind: ItemKind
  minutes: number
  action: ExpectedAction
  deleted: boolean
}

export function setField<Field extends keyof ItemFields>(
  doc: Y.Doc,
  origin: unknown,
  id: ItemId,
  field: Field,
  value: ItemFields[Field],
): boolean {
  const item = itemsOf(doc).get(id)
  if (!item) return false
  doc.transact(() => setIfChanged(item, field, value), origin)
  return true
}

/** Adds or removes one entry of an ordered set: a lead delegation, a paper's symbol. */
export function setListed(
  doc: Y.Doc,
  origin: unknown,
  id: ItemId,
  list: 'leads' | 'papers',
  entry: { name: string; listed: boolean },
): boolean {
  const names = itemsOf(doc).get(id)?.get(list)
  if (!(names instanceof Y.Map)) return false
  const map = names as Y.Map<string>
  if (map.has(entry.name) === entry.listed) return true
  doc.transact(() => {
    if (!entry.listed) return map.delete(entry.name)
    const present = readKeysInOrder(map).map((name) => ({ id: name, order: map.get(name) ?? '' }))
    return keysToPlace(present, present.length, entry.name).forEach((key, name) => map.set(name, key))
  }, origin)
  return true
}

export function setDay(
  doc: Y.Doc,
  origin: unknown,
  id: DayId,
  change: Partial<Pick<AgendaDay, 'start' | 'end'>>,
): boolean {
  const day = daysOf(doc).get(id)
  if (!day) return false
  doc.transact(() => {
    for (const [key, value] of Object.entries(change)) setIfChanged(day, key, value)
  }, origin)
  return true
}

/**
 * Gives the agenda's days these dates, in order, and new days where there are too few. A day too many stays, with
 * what is on it, and is settled no more.
 */
export function setDates(doc: Y.Doc, origin: unknown, dates: readonly string[]): void {
  doc.transact(() => {
    const days = daysOf(doc)
    const inOrder = readAgenda(doc).days.map(({ id }) => days.get(id))
    inOrder.forEach((day, index) => day && setIfChanged(day, 'date', dates[index] ?? null))
    const last = inOrder.at(-1)
    const hours = readAgenda(doc).days.at(-1)
    const more = dates.slice(inOrder.length)
    const keys = generateNKeysBetween((last?.get('order') as string | undefined) ?? null, null, more.length)
    more.forEach((date, index) => {
      const { start, end } = hours ?? usualHours
      days.set(newId('day'), makeDay({ date, start, end }, keys[index] ?? ''))
    })
  }, origin)
}

/** True when the item itself or the item above it is deleted; null when there is no such item. */
export function isItemDeleted(doc: Y.Doc, id: ItemId): boolean | null {
  const item = itemsOf(doc).get(id)
  if (!item) return null
  const parent = parentOf(doc, item)
  return isDeleted(item) || (parent !== null && isDeleted(parent))
}

/** Items that are deleted themselves (not only by their parent), for the list to bring back from. */
export function deletedItems(doc: Y.Doc): ItemId[] {
  return [...itemsOf(doc).entries()].filter(([, item]) => isDeleted(item)).map(([id]) => id as ItemId)
}

function mayStandUnder(doc: Y.Doc, id: ItemId, parent: ItemId | null): boolean {
  if (parent === null) return true
  const record = readAgenda(doc)
  const above = record.items.find((item) => item.id === parent)
  const itself = record.items.find((item) => item.id === id)
  const hasSubItems = record.items.some((item) => item.parent === id)
  return above?.parent === null && above.kind !== 'break' && itself?.kind !== 'break' && !hasSubItems
}

/** Keys for `id` at the spot, counted over all siblings there, the deleted ones too, so that order holds when they return. */
function keysAt(doc: Y.Doc, spot: Spot, id: ItemId): Map<ItemId, string> {
  const siblings: Keyed<ItemId>[] = []
  itemsOf(doc).forEach((item, key) => {
    if (key !== id && (item.get('parent') ?? null) === spot.parent)
      siblings.push({ id: key as ItemId, order: readOrder(item) })
  })
  siblings.sort((a, b) => compareKeys(a.order, b.order, a.id, b.id))
  const index =
    spot.after === null
      ? firstOnDay(doc, siblings, spot)
      : siblings.findIndex((each) => each.id === spot.after) + 1
  return keysToPlace(siblings, index, id)
}

/** "First" on a later day is before that day's first item, not before the whole agenda. */
function firstOnDay(doc: Y.Doc, siblings: readonly Keyed<ItemId>[], spot: Spot): number {
  if (spot.parent !== null) return 0
  const index = siblings.findIndex((each) => itemsOf(doc).get(each.id)?.get('day') === spot.day)
  return index === -1 ? siblings.length : index
}

function writeKeys(doc: Y.Doc, keys: ReadonlyMap<ItemId, string>): void {
  keys.forEach((order, id) => itemsOf(doc).get(id)?.set('order', order))
}

function parentOf(doc: Y.Doc, item: YItem): YItem | null {
  const parent = item.get('parent')
  return typeof parent === 'string' ? (itemsOf(doc).get(parent) ?? null) : null
}

// Writing the value that is there already would be an update, and would beat another's concurrent change.
function setIfChanged(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (map.get(key) !== value) map.set(key, value)
}
