/**
 * This device's copy of a document: what makes a closed tab lose nothing. One for each person and
 * document, so that two people who share a browser never meet in it.
 */
import type { DocumentId, UserId } from '@tandem/shared/ids'
import type { DocumentSync, Unstored } from '@tandem/shared/sync'
import * as Y from 'yjs'
import { countIn, LocalCopyStore } from './local-copy-store'

export interface LocalCopy {
  /** The copy held the document's text when it was opened. */
  readonly hadText: boolean
  /** Local changes that earlier page loads left without acknowledgement. */
  readonly keptUnstored: Unstored
  /** Not where a browser forbids it, or its disk is full: then what is not stored is on this page alone. */
  readonly keeps: boolean
  /** Keeps the text as it changes, with what is without acknowledgement. */
  follow(sync: DocumentSync): void
  /** Told when it can no longer keep anything. */
  subscribe(listener: () => void): () => void
  /** Takes the copy off this device. */
  forget(): Promise<void>
  close(): Promise<void>
}

const prefix = 'tandem:'
const nothing: Unstored = { count: 0, ranges: [], deletions: [] }

function nameOfCopy(userId: UserId, documentId: DocumentId): string {
  return `${prefix}${userId}:${documentId}`
}

/** Some private windows and policies forbid IndexedDB; then a document is as safe as its connection. */
const keepsNothing: LocalCopy = {
  hadText: false,
  keptUnstored: nothing,
  keeps: false,
  follow: () => undefined,
  subscribe: () => () => undefined,
  forget: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

/** Opens the copy and reads it into the document. Without storage it is empty and keeps nothing. */
export async function openLocalCopy(userId: UserId, documentId: DocumentId, doc: Y.Doc): Promise<LocalCopy> {
  const name = nameOfCopy(userId, documentId)
  try {
    const store = await LocalCopyStore.open(name, crypto.randomUUID())
    const { updates, unstored } = await store.takeOver()
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    return new KeptCopy({ name, store, doc, hadText: updates.length > 0, keptUnstored: unstored })
  } catch (error) {
    if (error instanceof DOMException) return keepsNothing
    throw error
  }
}

class KeptCopy implements LocalCopy {
  readonly hadText: boolean
  readonly keptUnstored: Unstored
  keeps = true
  private readonly name: string
  private readonly store: LocalCopyStore
  private readonly doc: Y.Doc
  private readonly listeners = new Set<() => void>()
  private updates: Uint8Array[] = []
  private unstored: () => Unstored = () => nothing
  private written: string
  private isWriting = false
  private stop: () => void = () => undefined

  constructor(
    given: Pick<LocalCopy, 'hadText' | 'keptUnstored'> & { name: string; store: LocalCopyStore; doc: Y.Doc },
  ) {
    this.name = given.name
    this.store = given.store
    this.doc = given.doc
    this.hadText = given.hadText
    this.keptUnstored = given.keptUnstored
    this.written = JSON.stringify(given.keptUnstored)
  }

  follow(sync: DocumentSync): void {
    this.unstored = () => sync.unstored
    const onUpdate = (update: Uint8Array): void => {
      this.updates.push(update)
      this.writeSoon()
    }
    this.doc.on('update', onUpdate)
    const unsubscribe = sync.subscribe(() => this.writeSoon())
    this.stop = () => {
      this.doc.off('update', onUpdate)
      unsubscribe()
    }
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async forget(): Promise<void> {
    this.stop()
    this.updates = []
    this.store.close()
    await remove(this.name)
  }

  async close(): Promise<void> {
    this.stop()
    await this.write()
    this.store.close()
  }

  /** Once everyone has heard of the change: the text and what is said of it belong together. */
  private writeSoon(): void {
    if (this.isWriting) return
    this.isWriting = true
    queueMicrotask(() => {
      this.isWriting = false
      void this.write()
    })
  }

  private async write(): Promise<void> {
    const updates = this.updates.splice(0)
    const unstored = this.unstored()
    const written = JSON.stringify(unstored)
    if (!this.keeps || (updates.length === 0 && written === this.written)) return
    this.written = written
    try {
      await this.store.write(updates, unstored, () => Y.encodeStateAsUpdate(this.doc))
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      this.keeps = false
      for (const listener of this.listeners) listener()
    }
  }
}

async function copies(): Promise<string[]> {
  const databases = await indexedDB.databases()
  return databases.map((each) => each.name ?? '').filter((name) => name.startsWith(prefix))
}

/** Changes on this device, in any document, that no server has acknowledged. */
export async function countKeptChanges(): Promise<number> {
  const counts = await Promise.all((await copies()).map(countIn))
  return counts.reduce((sum, count) => sum + count, 0)
}

export async function removeAllCopies(): Promise<void> {
  await Promise.all((await copies()).map(remove))
}

function remove(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    // Open in another tab: the browser removes it when that tab lets go.
    request.onblocked = () => resolve()
    request.onerror = () => reject(request.error ?? new Error(`${name} could not be removed`))
  })
}
