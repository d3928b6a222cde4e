/**
 * Items that another person deleted while I was in them. They stay where they stood, with a banner, and
 * their texts stay live, so that the words I am in the middle of are not cut off (EDITOR.md, MODEL M2).
 */
import { type AgendaItem, type AgendaRecord, itemsOf, isDeleted } from '@tandem/shared/documents'
import { isItemDeleted } from '@tandem/shared/agendas'
import type { ItemId } from '@tandem/shared/ids'
import type * as Y from 'yjs'
import { createStore } from '../../../lib/store'

export interface HeldItem {
  /** As it was read last. */
  item: AgendaItem
  /** The Yjs client that deleted it, or the item above it. */
  by: number | null
  /** Domain time at which this was noticed. */
  at: number
  /** The one I was in; its parent is held with it and says nothing. */
  isMine: boolean
}

export class HeldItems {
  readonly held = createStore<ReadonlyMap<ItemId, HeldItem>>(new Map())

  constructor(
    readonly doc: Y.Doc,
    readonly isBusyWith: (id: ItemId) => boolean,
    readonly now: () => number,
  ) {}

  /** Compares two readings: what has gone while I was in it is held; what is back is let go. */
  follow(before: AgendaRecord, now: AgendaRecord): void {
    const present = new Set(now.items.map((item) => item.id))
    const next = new Map([...this.held.get()].filter(([id]) => !present.has(id)))
    for (const item of before.items) {
      if (present.has(item.id) || next.has(item.id) || !this.isBusyWith(item.id)) continue
      const by = deletedBy(this.doc, item.id)
      if (by === this.doc.clientID || isItemDeleted(this.doc, item.id) !== true) continue
      next.set(item.id, { item, by, at: this.now(), isMine: true })
      const above = before.items.find((each) => each.id === item.parent)
      if (above && !present.has(above.id) && !next.has(above.id)) {
        next.set(above.id, { item: above, by, at: this.now(), isMine: false })
      }
    }
    const old = this.held.get()
    if (next.size !== old.size || [...next.keys()].some((id) => !old.has(id))) this.held.set(next)
  }

  letGo(id: ItemId): void {
    const held = this.held.get().get(id)
    if (!held) return
    this.held.update((all) => new Map([...all].filter(([key]) => key !== id && key !== held.item.parent)))
  }
}

/** Which Yjs client flagged the item, or the item above it; null when nobody did. */
export function deletedBy(doc: Y.Doc, id: ItemId): number | null {
  const item = itemsOf(doc).get(id)
  if (!item) return null
  // Yjs keeps for each key of a map the struct that wrote it, and with it the writer's client id.
  if (isDeleted(item)) return item._map.get('deleted')?.id.client ?? null
  const parent = item.get('parent')
  return typeof parent === 'string' && parent !== id ? deletedBy(doc, parent as ItemId) : null
}

/** The items to show: those of the record, with the held ones where they stood. */
export function withHeld(
  items: readonly AgendaItem[],
  held: ReadonlyMap<ItemId, HeldItem>,
  shownBefore: readonly ItemId[],
): AgendaItem[] {
  const list = [...items]
  for (const [at, id] of shownBefore.entries()) {
    const item = held.get(id)?.item
    if (!item || list.some((each) => each.id === id)) continue
    const earlier = shownBefore.slice(0, at).toReversed()
    const neighbour = earlier.find((each) => list.some((shown) => shown.id === each))
    list.splice(list.findIndex((each) => each.id === neighbour) + 1, 0, item)
  }
  return list
}
