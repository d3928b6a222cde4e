/**
 * This device's copy of a document: what makes a closed tab lose nothing. One for each person and
 * document, so that two people who share a browser never meet in it.
 */
import type { DocumentId, UserId } from '@tandem/shared/ids'
import type { Unstored } from '@tandem/shared/sync'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { z } from 'zod'

export interface LocalCopy {
  /** The copy held the document's text when it was opened. */
  readonly hadText: boolean
  /** Local changes that an earlier page load left without acknowledgement. */
  readonly keptUnstored: Unstored
  /** Remembers what is without acknowledgement. */
  rememberUnstored(unstored: Unstored): void
  /** Takes the copy off this device. */
  forget(): Promise<void>
  close(): Promise<void>
}

const prefix = 'tandem:'
const unstoredKey = 'unstored'
const unstoredSchema = z.object({
  count: z.int(),
  ranges: z.array(z.tuple([z.int(), z.int()])),
  deletions: z.array(z.tuple([z.int(), z.int(), z.int()])).optional(),
})

export function nameOfCopy(userId: UserId, documentId: DocumentId): string {
  return `${prefix}${userId}:${documentId}`
}

/** Some private windows and policies forbid IndexedDB; then a document is as safe as its connection. */
const keepsNothing: LocalCopy = {
  hadText: false,
  keptUnstored: { count: 0, ranges: [] },
  rememberUnstored: () => undefined,
  forget: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

function canKeep(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('tandem-probe')
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
      request.onerror = () => resolve(false)
    } catch {
      // Forbidden altogether: the answer is no.
      resolve(false)
    }
  })
}

/** Opens the copy and reads it into the document. Without storage (a private window) it is empty and keeps nothing. */
export async function openLocalCopy(userId: UserId, documentId: DocumentId, doc: Y.Doc): Promise<LocalCopy> {
  if (!(await canKeep())) return keepsNothing
  const persistence = new IndexeddbPersistence(nameOfCopy(userId, documentId), doc)
  await persistence.whenSynced
  const kept = unstoredSchema.safeParse(await persistence.get(unstoredKey))
  const hadText = doc.store.clients.size > 0
  const keptUnstored: Unstored = kept.data ?? { count: 0, ranges: [] }
  let remembered = JSON.stringify(keptUnstored)
  let closing = false
  return {
    hadText,
    keptUnstored,
    rememberUnstored(unstored) {
      const written = JSON.stringify(unstored)
      if (written === remembered || closing) return
      remembered = written
      void persistence.set(unstoredKey, JSON.parse(written))
    },
    async forget() {
      closing = true
      await persistence.clearData()
    },
    async close() {
      closing = true
      await persistence.destroy()
    },
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

async function countIn(name: string): Promise<number> {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  const kept = unstoredSchema.safeParse(await persistence.get(unstoredKey))
  await persistence.destroy()
  doc.destroy()
  return kept.data?.count ?? 0
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
