import { bringBack, deleteItem } from '@tandem/shared/agendas'
import { readAgenda } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LonelySession } from '../../../editing/testing'
import { agendaWith } from '../testing'
import { deletedBy, HeldItems, withHeld } from './held-items'
import { idsOf } from './list-entries'

/** One agenda; `other` deletes in a copy and it arrives; I am busy with `busyWith`. */
function room(names: Parameters<typeof agendaWith>[0], busyWith: string | null) {
  const { record, id } = agendaWith(names)
  const { doc } = new LonelySession(record)
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const busy = busyWith === null ? null : id(busyWith)
  const items = new HeldItems(
    doc,
    (each: ItemId) => each === busy,
    () => 1_000,
  )
  const reads = (act: () => void) => {
    const before = readAgenda(doc)
    act()
    items.follow(before, readAgenda(doc))
    return [...items.held.get().keys()]
  }
  const otherDeletes = (name: string) =>
    reads(() => {
      deleteItem(theirs, null, id(name))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), 'link')
    })
  return { doc, id, theirs, items, reads, otherDeletes }
}

test('what another deletes while I am in it stays, with who it was and when', () => {
  const { otherDeletes, items, id, theirs } = room(['A', 'B'], 'B')
  expect(otherDeletes('B')).toEqual([id('B')])
  expect(items.held.get().get(id('B'))).toMatchObject({ by: theirs.clientID, at: 1_000, isMine: true })
})

test('what I am not in goes at once, and so does what I delete myself', () => {
  const { otherDeletes, reads, doc, id } = room(['A', 'B'], 'B')
  expect(otherDeletes('A')).toEqual([])
  expect(reads(() => deleteItem(doc, null, id('B')))).toEqual([])
})

test('a sub-item whose parent is deleted is held with it; only where I am is told', () => {
  const { otherDeletes, items, id, doc, theirs } = room(['A', { name: 'A one', under: 'A' }], 'A one')
  expect(otherDeletes('A').toSorted()).toEqual([id('A'), id('A one')].toSorted())
  expect(items.held.get().get(id('A'))?.isMine).toBe(false)
  expect(deletedBy(doc, id('A one'))).toBe(theirs.clientID)
})

test('once it is back it is held no longer', () => {
  const { otherDeletes, reads, doc, id } = room(['A', 'B'], 'B')
  otherDeletes('B')
  expect(reads(() => bringBack(doc, null, id('B')))).toEqual([])
})

test('a held item is shown where it stood, also when the list around it changes', () => {
  const { record, id } = agendaWith(['A', 'B', 'C', 'D'])
  const held = new Map(
    record.items
      .filter((item) => item.id === id('C'))
      .map((item) => [item.id, { item, by: null, at: 0, isMine: true }]),
  )
  const without = (...names: string[]) =>
    record.items.filter((item) => !names.some((name) => item.id === id(name)))
  const shownBefore = idsOf(record.items)
  expect(idsOf(withHeld(without('C'), held, shownBefore))).toEqual(shownBefore)
  expect(idsOf(withHeld(without('B', 'C'), held, shownBefore))).toEqual(['A', 'C', 'D'].map(id))
  expect(idsOf(withHeld(without('C').toReversed(), held, shownBefore))).toEqual(['D', 'B', 'C', 'A'].map(id))
})
