/**
 * Which user a Yjs client id belongs to, in one document [SYNC-5]. Held in memory from the moment
 * someone joins, stored with the first edit: an id that never wrote needs no row.
 */
import type { DocumentId, UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Collection } from '../platform/collection.js'
import type { ClientBinding } from './documents.store.js'

export class ClientBindings {
  private readonly stored: Collection<ClientBinding>
  private readonly now: () => number
  /** `<documentId>:<clientId>` → user, for those present. */
  private readonly reserved = new Map<string, UserId>()

  constructor(stored: Collection<ClientBinding>, now: () => number) {
    this.stored = stored
    this.now = now
  }

  /** Reserves the id of a page load for its user; refused when it is another's. */
  async reserve(documentId: DocumentId, clientId: number, userId: UserId): Promise<void> {
    const key = `${documentId}:${clientId}`
    const owner = this.reserved.get(key) ?? (await this.stored.get(key))?.value.userId ?? userId
    if (owner !== userId) throw refuse('client_taken')
    this.reserved.set(key, userId)
  }

  release(documentId: DocumentId, clientId: number): void {
    this.reserved.delete(`${documentId}:${clientId}`)
  }

  /** Binds the ids that write in an update to its author, on disk; refused when one is another's. */
  async claim(documentId: DocumentId, clientIds: readonly number[], userId: UserId): Promise<void> {
    for (const clientId of clientIds) {
      const key = `${documentId}:${clientId}`
      const reserved = this.reserved.get(key)
      if (reserved !== undefined && reserved !== userId) throw refuse('update_foreign')
      const bound = await this.stored.get(key)
      if (bound) {
        if (bound.value.userId !== userId) throw refuse('update_foreign')
        continue
      }
      const inserted = await this.stored.insert({ id: key, documentId, userId, boundAt: this.now() })
      if (inserted.kind === 'duplicate' && (await this.stored.get(key))?.value.userId !== userId) {
        throw refuse('update_foreign')
      }
    }
  }
}
