/** How many changes of mine each item has that no server has acknowledged, as far as this page load knows. */
import { itemsOf } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { LiveSession } from '@tandem/shared/sync'
import * as Y from 'yjs'
import { createStore } from '../../../lib/store'

export class UnsentChanges {
  readonly counts = createStore<ReadonlyMap<ItemId, number>>(new Map())

  constructor(
    readonly session: LiveSession,
    readonly isMine: (origin: unknown) => boolean,
  ) {}

  /** Starts counting. Returns the function that stops it. */
  start(): () => void {
    const { doc } = this.session
    const onTransaction = (transaction: Y.Transaction) => {
      if (this.isMine(transaction.origin)) this.#count(itemsTouched(doc, transaction))
    }
    const onStatus = () => {
      if (this.session.status.unstored === 0 && this.counts.get().size > 0) this.counts.set(new Map())
    }
    doc.on('afterTransaction', onTransaction)
    const unsubscribe = this.session.subscribe(onStatus)
    return () => {
      doc.off('afterTransaction', onTransaction)
      unsubscribe()
    }
  }

  #count(items: ReadonlySet<ItemId>): void {
    if (items.size === 0) return
    this.counts.update((counts) => {
      const next = new Map(counts)
      for (const id of items) next.set(id, (next.get(id) ?? 0) + 1)
      return next
    })
  }
}

/** The items in which a transaction changed something. */
export function itemsTouched(doc: Y.Doc, transaction: Y.Transaction): Set<ItemId> {
  const items = itemsOf(doc)
  const touched = new Set<ItemId>()
  for (const type of transaction.changed.keys()) {
    let at: unknown = type
    while (at instanceof Y.AbstractType && at.parent !== items) at = at.parent
    const key = at instanceof Y.AbstractType ? at._item?.parentSub : null
    if (key) touched.add(key as ItemId)
  }
  return touched
}
