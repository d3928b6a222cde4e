/**
 * When the last person has left a document, and nobody has come back for a while, its text stands as he left it:
 * that is told once. Whoever only loads his page anew has not left.
 */
import type { DocumentId } from '@tandem/shared/ids'
import type { Log } from '../platform/log.js'

/** Of a room, what it takes. */
export interface Left {
  readonly documentId: DocumentId
  readonly headSeq: number
  /** Through whatever process. */
  readonly everyone: readonly unknown[]
}

export interface DeparturesParts {
  /** The document stood at this position when the last person left it. */
  lastLeft: (documentId: DocumentId, seq: number) => Promise<void>
  logger: Log
}

const backWithinMs = 30_000

export class Departures {
  private readonly parts: DeparturesParts
  private readonly waiting = new Map<DocumentId, NodeJS.Timeout>()

  constructor(parts: DeparturesParts) {
    this.parts = parts
  }

  /** Someone left. */
  left(room: Left): void {
    if (room.everyone.length > 0) return
    clearTimeout(this.waiting.get(room.documentId))
    const timer = setTimeout(() => {
      this.waiting.delete(room.documentId)
      if (room.everyone.length > 0) return
      this.parts.lastLeft(room.documentId, room.headSeq).catch((error: unknown) => {
        // A pause follows, and ends the version as well.
        this.parts.logger.error('departure.not-kept', { documentId: room.documentId, error })
      })
    }, backWithinMs)
    timer.unref()
    this.waiting.set(room.documentId, timer)
  }

  /** Somebody came, through this process. */
  came(documentId: DocumentId): void {
    clearTimeout(this.waiting.get(documentId))
    this.waiting.delete(documentId)
  }
}
