/**
 * Who looks at the history of a document is told that it moved on, and asks for it again. Nothing of the history
 * goes over the socket; whether he may read it is asked when he begins and whenever rights change [C3].
 */
import type { DocumentId } from '@tandem/shared/ids'
import { Refusal, refuse } from '@tandem/shared/protocol'
import type { Connection } from '../platform/socket/connection.js'
import type { LiveDocumentsParts } from './opening.js'
import type { Room } from './room.js'

/** People look at a timeline; they do not follow keystrokes. */
const restMs = 1_000

export class HistoryFollowers<Person> {
  private readonly parts: LiveDocumentsParts<Person>
  private readonly following = new Map<Connection<Person>, Map<DocumentId, Following>>()

  constructor(parts: LiveDocumentsParts<Person>) {
    this.parts = parts
  }

  /** Refused as absent when he may not read the history. Safe to repeat. Answers how far the document has come. */
  async follow(connection: Connection<Person>, documentId: DocumentId): Promise<number> {
    await this.parts.assertReadsHistory(connection.person, documentId)
    const room = await this.parts.documents.rooms.enter(documentId)
    if (connection.isGone) throw refuse('not_joined')
    this.unfollow(connection, documentId)
    const followed = this.following.get(connection) ?? new Map<DocumentId, Following>()
    this.following.set(connection, followed)
    followed.set(documentId, new Following(room, () => connection.tell({ type: 'history', documentId })))
    return room.headSeq
  }

  unfollow(connection: Connection<Person>, documentId: DocumentId): void {
    const followed = this.following.get(connection)
    const one = followed?.get(documentId)
    if (!followed || !one) return
    one.stop()
    followed.delete(documentId)
    if (followed.size === 0) this.following.delete(connection)
    this.parts.documents.rooms.closeWhenIdle(documentId)
  }

  forget(connection: Connection<Person>): void {
    for (const documentId of this.following.get(connection)?.keys() ?? [])
      this.unfollow(connection, documentId)
  }

  /** Rights changed: who lost his asks once more, and finds that there is nothing. */
  async reconsider(): Promise<void> {
    const all = [...this.following].flatMap(([connection, followed]) =>
      [...followed.keys()].map((documentId) => this.reconsiderOne(connection, documentId)),
    )
    await Promise.all(all)
  }

  private async reconsiderOne(connection: Connection<Person>, documentId: DocumentId): Promise<void> {
    try {
      await this.parts.assertReadsHistory(connection.person, documentId)
    } catch (error) {
      // Without an answer there is no right either.
      this.unfollow(connection, documentId)
      connection.tell({ type: 'history', documentId })
      if (!(error instanceof Refusal))
        this.parts.logger.error('rights.not-reconsidered', { documentId, error })
    }
  }
}

/** Tells of the first change at once, and of those that come soon after it together. */
class Following {
  private readonly tell: () => void
  private readonly stopListening: () => void
  private resting: NodeJS.Timeout | null = null
  private moved = false

  constructor(room: Room, tell: () => void) {
    this.tell = tell
    this.stopListening = room.onChange(() => this.changed())
  }

  stop(): void {
    this.stopListening()
    if (this.resting) clearTimeout(this.resting)
  }

  private changed(): void {
    this.moved = true
    if (!this.resting) this.say()
  }

  private say(): void {
    this.moved = false
    this.tell()
    this.resting = setTimeout(() => {
      this.resting = null
      if (this.moved) this.say()
    }, restMs)
  }
}
