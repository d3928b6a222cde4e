/** For tests: a session that is joined to nobody. */
import { type CanonicalRecord, writeRecord } from '@tandem/shared/documents'
import type { Participant, Place } from '@tandem/shared/protocol'
import { keepMarks, type LiveSession, type SyncStatus } from '@tandem/shared/sync'
import * as Y from 'yjs'

/** A session over its own document, with everything it was told kept to be looked at. */
export class LonelySession implements LiveSession {
  readonly doc = keepMarks(new Y.Doc({ gc: false }))
  readonly you: Participant | null = null
  participants: readonly Participant[] = []
  status: SyncStatus = {
    link: 'live',
    retryAt: null,
    mode: 'live',
    complete: true,
    unstored: 0,
    stored: 0,
    storedAt: null,
    setAside: [],
    differs: false,
    refused: null,
  }
  readonly places: (Place | null)[] = []
  holds = 0
  releases = 0
  #listeners = new Set<() => void>()
  #listenersBefore = new Set<() => void>()

  constructor(record: CanonicalRecord) {
    const seed = new Y.Doc()
    writeRecord(seed, record)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(seed), this)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  beforeOthers(listener: () => void): () => void {
    this.#listenersBefore.add(listener)
    return () => this.#listenersBefore.delete(listener)
  }

  /** Another person's change arrives. */
  othersWrite(change: (doc: Y.Doc) => void): void {
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(this.doc))
    const before = Y.encodeStateVector(theirs)
    change(theirs)
    for (const listener of this.#listenersBefore) listener()
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(theirs, before), this)
  }

  becomes(status: Partial<SyncStatus>): void {
    this.status = { ...this.status, ...status }
    for (const listener of this.#listeners) listener()
  }

  setPlace(place: Place | null): void {
    this.places.push(place)
  }

  holdForComposition(): void {
    this.holds += 1
  }

  releaseAfterComposition(): void {
    this.releases += 1
  }
}
