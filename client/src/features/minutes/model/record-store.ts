/**
 * The canonical record of live minutes, for what shows its words beside the text: the outline, the tasks, the
 * counts. Read when the writing pauses: what is drawn from it costs what the document is long.
 */
import { followMinutes, type MinutesRecord } from '@tandem/shared/documents'
import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

const readsAfterMs = 400
// Whoever writes without pause sees the outline follow all the same.
const readsAtLeastEveryMs = 5_000

export class RecordStore {
  #record: MinutesRecord
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #staleSince: number | null = null

  constructor(readonly doc: Y.Doc) {
    this.#record = followMinutes(doc).read()
  }

  get record(): MinutesRecord {
    return this.#record
  }

  /** The record as it stands after an act just made. */
  readNow(): MinutesRecord {
    clearTimeout(this.#timer)
    this.#staleSince = null
    const before = this.#record
    this.#record = followMinutes(this.doc).read()
    if (this.#record !== before) for (const listener of this.#listeners) listener()
    return this.#record
  }

  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      this.doc.on('update', this.#onUpdate)
      this.#record = followMinutes(this.doc).read()
    }
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.doc.off('update', this.#onUpdate)
      clearTimeout(this.#timer)
    }
  }

  #onUpdate = (): void => {
    this.#staleSince ??= Date.now()
    clearTimeout(this.#timer)
    const late = this.#staleSince + readsAtLeastEveryMs - Date.now()
    this.#timer = setTimeout(() => this.readNow(), Math.max(0, Math.min(readsAfterMs, late)))
  }
}

const stores = new WeakMap<Y.Doc, RecordStore>()

/** One store for a document, shared by the text, its outline and its rail. */
export function recordStoreOf(doc: Y.Doc): RecordStore {
  const store = stores.get(doc) ?? new RecordStore(doc)
  stores.set(doc, store)
  return store
}

export function useMinutesRecord(doc: Y.Doc): MinutesRecord {
  const store = recordStoreOf(doc)
  return useSyncExternalStore(store.subscribe, () => store.record)
}
