/** What a document is to say after a restore: what stands, with the wanted part of it as it once was. */
import type { AgendaDay, AgendaItem, AgendaRecord } from '../../documents/agenda-record.js'
import type { MinutesBlock, MinutesRecord } from '../../documents/minutes-record.js'
import type { BlockId, DayId, ItemId } from '../../ids/index.js'
import type { MaterialisedRecord, OriginRun, Origins, TextKey } from '../origins.js'
import type { RestoreScope } from '../restoring.js'
import { textsOf } from '../texts-of.js'
import { inOrder } from './order.js'

/**
 * Letters that come back are those of then. Null: the part stands neither then nor now, or is no part of such a
 * document. What did not stand then goes with the whole, and when it is itself what is asked for; else it stays.
 */
export function goalOf(
  now: MaterialisedRecord,
  then: MaterialisedRecord,
  scope: RestoreScope,
): MaterialisedRecord | null {
  if (now.record.kind === 'record' && then.record.kind === 'record') {
    const ids = blocksIn(then.record, now.record, scope)
    return ids && assembled(now, then, ids, minutesGoal(now.record, then.record, ids, scope.kind === 'whole'))
  }
  if (now.record.kind === 'agenda' && then.record.kind === 'agenda') {
    const ids = itemsIn(then.record, now.record, scope)
    return ids && assembled(now, then, ids, agendaGoal(now.record, then.record, ids, scope.kind === 'whole'))
  }
  return null
}

function assembled(
  now: MaterialisedRecord,
  then: MaterialisedRecord,
  ids: ReadonlySet<string>,
  record: MaterialisedRecord['record'],
): MaterialisedRecord {
  const get = (key: TextKey): readonly OriginRun[] | undefined =>
    (ids.has(key.slice(0, key.indexOf('.'))) ? then : now).origins.get(key)
  return { seq: now.seq, record, origins: { get, [Symbol.iterator]: () => lettersOf(record, get) } }
}

function* lettersOf(
  record: MaterialisedRecord['record'],
  get: Origins['get'],
): Generator<[TextKey, readonly OriginRun[]]> {
  for (const [key] of textsOf(record)) {
    const letters = get(key)
    if (letters) yield [key, letters]
  }
}

function blocksIn(then: MinutesRecord, now: MinutesRecord, scope: RestoreScope): Set<string> | null {
  if (scope.kind === 'whole') return new Set(then.blocks.map(({ id }) => id))
  const isWanted = ({ id, item }: MinutesBlock) =>
    scope.kind === 'item' ? item === scope.id : id === scope.id
  const wanted = then.blocks.filter(isWanted)
  const isNew = wanted.length === 0 && scope.kind === 'block'
  const ids = (isNew ? now.blocks.filter(isWanted) : wanted).map(({ id }) => id)
  return ids.length === 0 ? null : new Set(ids)
}

/** An item with its sub-items; one above it that is gone comes with it, since it could not be seen otherwise. */
function itemsIn(then: AgendaRecord, now: AgendaRecord, scope: RestoreScope): Set<string> | null {
  if (scope.kind === 'block') return null
  if (scope.kind === 'whole') return new Set(then.items.map(({ id }) => id))
  const wanted = then.items.filter(({ id, parent }) => id === scope.id || parent === scope.id)
  const itself = wanted.find(({ id }) => id === scope.id)
  if (!itself) return newItems(then, now, scope.id)
  const above = itself.parent
  const isAboveGone = above !== null && !now.items.some(({ id }) => id === above)
  return new Set([...(isAboveGone ? [above] : []), ...wanted.map(({ id }) => id)])
}

/** An item that did not stand then, with its sub-items that did not either; null: there is none. */
function newItems(then: AgendaRecord, now: AgendaRecord, id: ItemId): Set<string> | null {
  const stood = new Set(then.items.map((item) => item.id))
  const added = now.items.filter((item) => (item.id === id || item.parent === id) && !stood.has(item.id))
  return added.some((item) => item.id === id) ? new Set(added.map((item) => item.id)) : null
}

/** The order of now with a part of then in it: behind what it followed then, as far as that stands. */
function orderWith<Id extends string>(
  now: readonly Id[],
  then: readonly Id[],
  part: ReadonlySet<string>,
): Id[] {
  const isPart = (id: Id): boolean => part.has(id)
  const staying = inOrder(now.filter(isPart), then.filter(isPart))
  const list = now.filter((id) => !isPart(id) || staying.has(id))
  const standing = new Set(list)
  const behind = new Map<Id | null, Id[]>()
  let last: Id | null = null
  for (const id of then) {
    if (standing.has(id)) last = id
    else if (isPart(id)) behind.set(last, [...(behind.get(last) ?? []), id])
  }
  const first = then.find((id) => standing.has(id))
  const ahead = behind.get(null) ?? []
  if (first === undefined) return [...list, ...ahead]
  return list.flatMap((id) => [...(id === first ? ahead : []), id, ...(behind.get(id) ?? [])])
}

function minutesGoal(
  now: MinutesRecord,
  then: MinutesRecord,
  part: ReadonlySet<string>,
  isWhole: boolean,
): MinutesRecord {
  const [is, was] = [byId(now.blocks), byId(then.blocks)]
  const [ownNow, ownThen] = [ownItems(now), ownItems(then)]
  const order = isWhole ? [...was.keys()] : orderWith([...is.keys()], [...was.keys()], part)
  let section: ItemId | null = null
  const blocks = order.map((id): MinutesBlock => {
    const isPart = part.has(id)
    const [here, old] = [is.get(id), was.get(id)]
    const block = (isPart ? old : here) as MinutesBlock
    const own = block.kind === 'heading' ? (isPart ? ownThen : ownNow).get(id) : null
    section = own ?? section
    // Who may see a paragraph is settled elsewhere: bringing back its words changes nothing in that.
    const compartment = here ? here.compartment : block.compartment
    if (block.item === section && block.compartment === compartment) return block
    return { ...block, item: section, compartment }
  })
  return { ...now, blocks }
}

/** Headings with the item whose section begins there; null: the section goes on. */
export function ownItems({ blocks }: MinutesRecord): Map<BlockId, ItemId | null> {
  const own = new Map<BlockId, ItemId | null>()
  let section: ItemId | null = null
  for (const { id, kind, item } of blocks) {
    if (kind === 'heading') own.set(id, item === section ? null : item)
    section = item
  }
  return own
}

function agendaGoal(
  now: AgendaRecord,
  then: AgendaRecord,
  part: ReadonlySet<string>,
  isWhole: boolean,
): AgendaRecord {
  const [is, was] = [byId(now.items), byId(then.items)]
  const order = isWhole ? [...was.keys()] : orderWith([...is.keys()], [...was.keys()], part)
  const items = order.map((id): AgendaItem => {
    const [here, old] = [is.get(id), was.get(id)]
    const item = (part.has(id) ? old : here) as AgendaItem
    return { ...item, number: here?.number ?? null }
  })
  const needed = new Set(items.map(({ day }) => day))
  const days = isWhole ? then.days : daysWith(now.days, then.days, needed)
  return { ...now, days, items: depthFirst(items, days) }
}

function daysWith(
  now: readonly AgendaDay[],
  then: readonly AgendaDay[],
  needed: ReadonlySet<DayId>,
): AgendaDay[] {
  const [is, was] = [byId(now), byId(then)]
  const missing = new Set(then.map(({ id }) => id).filter((id) => needed.has(id) && !is.has(id)))
  return orderWith([...is.keys()], [...was.keys()], missing).map(
    (id) => (is.get(id) ?? was.get(id)) as AgendaDay,
  )
}

function depthFirst(items: readonly AgendaItem[], days: readonly AgendaDay[]): AgendaItem[] {
  const top = items.filter(({ parent }) => parent === null || !items.some(({ id }) => id === parent))
  return days.flatMap(({ id: day }) =>
    top
      .filter((item) => item.day === day)
      .flatMap((item) => [
        { ...item, parent: null },
        ...items.filter(({ parent }) => parent === item.id).map((child) => ({ ...child, day })),
      ]),
  )
}

function byId<Thing extends { id: string }>(things: readonly Thing[]): Map<Thing['id'], Thing> {
  return new Map(things.map((thing) => [thing.id, thing]))
}
