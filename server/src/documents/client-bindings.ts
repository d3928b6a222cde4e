/**
 * Which user a Yjs client id belongs to, in one document [SYNC-5]. Held in memory from the moment
 * someone joins, stored with the first edit: an id that never wrote needs no row.
 */
import { type DocumentId, UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Collection } from '../platform/collection.js'
import type { ClientBinding } from './documents.store.js'

export class ClientBindings {
  private readonly stored: Collection<ClientBinding>
  private readonly now: () => number
  /** `<documentId>:<clientId>` → user, for those present; counted, since a reconnect comes before the old socket goes. */
  private readonly reserved = new Map<string, { userId: UserId; holders: number }>()

  /** What is known to be stored; a binding never changes. Kept while the document is open. */
  private readonly confirmed = new Map<DocumentId, Map<number, UserId>>()

  constructor(stored: Collection<ClientBinding>, now: () => number) {
    this.stored = stored
    this.now = now
  }

  /** Reserves the id of a page load for its user; refused when it is another's. */
  async reserve(documentId: DocumentId, clientId: number, userId: UserId): Promise<void> {
    const key = `${documentId}:${clientId}`
    const stored = (await this.stored.get(key))?.value.userId
    const reserved = this.reserved.get(key)
    if ((reserved?.userId ?? stored ?? userId) !== userId) throw refuse('client_taken')
    this.reserved.set(key, { userId, holders: (reserved?.holders ?? 0) + 1 })
  }

  release(documentId: DocumentId, clientId: number): void {
    const key = `${documentId}:${clientId}`
    const reserved = this.reserved.get(key)
    if (!reserved) return
    if (reserved.holders === 1) this.reserved.delete(key)
    else reserved.holders -= 1
  }

  /** Whether all of these are this user's, as far as can be told without asking the store. */
  areKnown(documentId: DocumentId, clientIds: readonly number[], userId: UserId): boolean {
    const confirmed = this.confirmed.get(documentId)
    return clientIds.every((clientId) => confirmed?.get(clientId) === userId)
  }

  /** Whose an id is by what he wrote; null: nobody's, as that of a document's first content. */
  async ownerOf(documentId: DocumentId, clientId: number): Promise<UserId | null> {
    const confirmed = this.confirmed.get(documentId)?.get(clientId)
    const stored = confirmed ?? (await this.stored.get(`${documentId}:${clientId}`))?.value.userId
    return UserId.safeParse(stored).data ?? null
  }

  /** Whether one of these is another user's: present here, or bound by what he wrote. */
  async isAnyOfAnother(
    documentId: DocumentId,
    clientIds: readonly number[],
    userId: UserId,
  ): Promise<boolean> {
    for (const clientId of clientIds) {
      const key = `${documentId}:${clientId}`
      const owner = this.reserved.get(key)?.userId ?? (await this.stored.get(key))?.value.userId
      if (owner !== undefined && owner !== userId) return true
    }
    return false
  }

  /** The document is closed. */
  forget(documentId: DocumentId): void {
    this.confirmed.delete(documentId)
  }

  /** Binds the ids that write in an update to its author, on disk; refused when one is another's. */
  async claim(documentId: DocumentId, clientIds: readonly number[], userId: UserId): Promise<void> {
    for (const clientId of clientIds) {
      const key = `${documentId}:${clientId}`
      const reserved = this.reserved.get(key)?.userId
      if (reserved !== undefined && reserved !== userId) throw refuse('update_foreign')
      const bound = await this.stored.get(key)
      if (bound) {
        if (bound.value.userId !== userId) throw refuse('update_foreign')
      } else {
        const inserted = await this.stored.insert({ id: key, documentId, userId, boundAt: this.now() })
        if (inserted.kind === 'duplicate' && (await this.stored.get(key))?.value.userId !== userId) {
          throw refuse('update_foreign')
        }
      }
      this.confirm(documentId, clientId, userId)
    }
  }

  private confirm(documentId: DocumentId, clientId: number, userId: UserId): void {
    const confirmed = this.confirmed.get(documentId) ?? new Map<number, UserId>()
    this.confirmed.set(documentId, confirmed.set(clientId, userId))
  }
}
