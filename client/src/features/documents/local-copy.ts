/**
 * This device's copy of a document: what makes a closed tab lose nothing. One for each person and
 * document, so that two people who share a browser never meet in it.
 */
import type { DocumentId, UserId } from '@tandem/shared/ids'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

export interface LocalCopy {
  /** The copy held the document's text when it was opened. */
  readonly hadText: boolean
  /** Local changes that an earlier page load left without acknowledgement. */
  readonly keptUnstored: number
  /** Remembers how many changes are without acknowledgement. */
  rememberUnstored(count: number): void
  /** Takes the copy off this device. */
  forget(): Promise<void>
  close(): Promise<void>
}

const unstoredKey = 'unstored'

export function nameOfCopy(userId: UserId, documentId: DocumentId): string {
  return `tandem:${userId}:${documentId}`
}

/** Opens the copy and reads it into the document. Without storage (a private window) it is empty and keeps nothing. */
export async function openLocalCopy(userId: UserId, documentId: DocumentId, doc: Y.Doc): Promise<LocalCopy> {
  const persistence = new IndexeddbPersistence(nameOfCopy(userId, documentId), doc)
  await persistence.whenSynced
  const kept: unknown = await persistence.get(unstoredKey)
  const hadText = doc.store.clients.size > 0
  let remembered = typeof kept === 'number' ? kept : 0
  let closing = false
  return {
    hadText,
    keptUnstored: remembered,
    rememberUnstored(count) {
      if (count === remembered || closing) return
      remembered = count
      void persistence.set(unstoredKey, count)
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

/** How many documents on this device hold changes of this person that no server has acknowledged. */
export async function copiesOf(userId: UserId): Promise<string[]> {
  const databases = await indexedDB.databases()
  return databases.map((each) => each.name ?? '').filter((name) => name.startsWith(`tandem:${userId}:`))
}
