/**
 * The canonical record of a live agenda, read at most once a frame.
 *
 * While someone composes Hangul here, what was read stays: moving the DOM of a composing editor ends
 * the composition (EDITOR.md).
 */
import { type AgendaRecord, readAgenda } from '@tandem/shared/documents'
import { useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { hasSameStructure, reuseRecord } from './reuse-record'

export class AgendaStore {
  #record: AgendaRecord
  #listeners = new Set<() => void>()
  #waiting = false
  #held = false
  #cancel: () => void = () => undefined
  /** Told of every new reading before anyone renders it. */
  onRead: (before: AgendaRecord, now: AgendaRecord) => void = () => undefined

  constructor(readonly doc: Y.Doc) {
    this.#record = readAgenda(doc)
  }

  get record(): AgendaRecord {
    return this.#record
  }

  /** The record as it stands after an act just made, without waiting for the frame. */
  readNow(): AgendaRecord {
    this.#refresh()
    return this.#record
  }

  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    if (this.#waiting) this.#refresh()
  }

  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      this.doc.on('update', this.#onUpdate)
      // What came while nobody watched.
      this.#refresh()
    }
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.doc.off('update', this.#onUpdate)
      this.#cancel()
      this.#waiting = false
    }
  }

  #onUpdate = (): void => {
    if (this.#waiting) return
    this.#waiting = true
    if (!this.#held) this.#cancel = onNextFrame(() => this.#held || this.#refresh())
  }

  #refresh(): void {
    this.#cancel()
    this.#waiting = false
    const next = reuseRecord(this.#record, readAgenda(this.doc))
    if (next === this.#record) return
    const before = this.#record
    this.#record = next
    this.onRead(before, next)
    for (const listener of this.#listeners) listener()
  }
}

// Frames stop in hidden tabs; the timer then takes over, so that the list is right when one comes back.
function onNextFrame(run: () => void): () => void {
  const frame = requestAnimationFrame(done)
  const timer = setTimeout(done, 100)
  function done(): void {
    cancel()
    run()
  }
  function cancel(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  return cancel
}

const stores = new WeakMap<Y.Doc, AgendaStore>()

/** One store for a document, shared by the agenda, its outline and its clock. */
export function agendaStoreOf(doc: Y.Doc): AgendaStore {
  const store = stores.get(doc) ?? new AgendaStore(doc)
  stores.set(doc, store)
  return store
}

/** The record for those who show no words of it: it stays the same object while people only type. */
export function useAgendaStructure(doc: Y.Doc): AgendaRecord {
  const store = agendaStoreOf(doc)
  const last = useRef(store.record)
  return useSyncExternalStore(store.subscribe, () => {
    if (!hasSameStructure(last.current, store.record)) last.current = store.record
    return last.current
  })
}

export function useAgendaRecord(doc: Y.Doc): AgendaRecord {
  const store = agendaStoreOf(doc)
  return useSyncExternalStore(store.subscribe, () => store.record)
}
