/**
 * A document as a script works with it.
 *
 * Always true:
 *  1. `synced` resolves only when the whole text is here, or, for those who only read, the whole record.
 *  2. `stored()` resolves only when the server has every change of this document on disk [SYNC-1].
 *  3. Nothing waits for ever on an answer that will not come: what the server refuses for good rejects
 *     both with its code and its sentence.
 */
import type { CanonicalRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import {
  type ErrorCode,
  type Participant,
  type Place,
  refusals,
  refuse,
  type RefusalReason,
  toWireError,
  type WireError,
} from '@tandem/shared/protocol'
import { DocumentSync, type Link, type SyncStatus } from '@tandem/shared/sync'
import * as Y from 'yjs'

/** The server said no. `message` is the sentence in English; `inWords` has the others. */
export class DocumentRefused extends Error {
  readonly code: ErrorCode
  readonly reason: RefusalReason

  constructor({ code, reason, message }: WireError) {
    super(message)
    this.name = 'DocumentRefused'
    this.code = code
    this.reason = reason
  }

  inWords(language: 'en' | 'ko'): string {
    return refusals[this.reason][language]
  }
}

/** The document was let go of before what was asked for came about. */
export class DocumentGone extends Error {
  constructor() {
    super('This document was closed here before that came about.')
    this.name = 'DocumentGone'
  }
}

export interface LiveDocument {
  /** Edited like any Yjs document. Empty for those who only read: they get `record`. */
  readonly doc: Y.Doc
  readonly synced: Promise<void>
  /** Now or later; call it after what is to be stored was written. */
  stored(): Promise<void>
  /** Changes the server has not acknowledged as stored. */
  readonly unstored: number
  readonly status: SyncStatus
  /** What a reader may see; null for those who edit. */
  readonly record: CanonicalRecord | null
  /** Everyone else who is here. */
  readonly participants: readonly Participant[]
  setPlace(place: Place | null): void
  /** Runs after every change of status, record or participants; the answer ends that. */
  onChange(listener: () => void): () => void
  /** Leaves. What is unstored then is stored nowhere but in `doc`. */
  destroy(): Promise<void>
}

export interface LiveDocumentParts {
  documentId: DocumentId
  link: Link
  doc?: Y.Doc | undefined
  /** Leaves when it fires; what is waited for rejects with its reason. */
  signal?: AbortSignal | undefined
  /** Runs once, after it was left. */
  onLeft: () => Promise<void>
}

export function liveDocument({ documentId, link, doc, signal, onLeft }: LiveDocumentParts): LiveDocument {
  const sync = new DocumentSync({ documentId, doc: doc ?? new Y.Doc(), link })
  const waiting = new Set<() => void>()
  let left: Promise<void> | null = null
  let whyLeft: unknown

  const look = (): void => {
    for (const each of waiting) each()
  }

  /** Resolves once `isSo`; rejects when it cannot become so any more. */
  function until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        const refused = refusedForGood(sync.status)
        if (left) reject(whyLeft)
        else if (isSo()) resolve()
        else if (refused) reject(new DocumentRefused(refused))
        else return
        waiting.delete(settle)
      }
      waiting.add(settle)
      settle()
    })
  }

  function leave(why: unknown): Promise<void> {
    if (left) return left
    whyLeft = why
    signal?.removeEventListener('abort', onAbort)
    sync.destroy()
    left = onLeft()
    look()
    return left
  }
  const onAbort = (): void => void leave(signal?.reason)

  sync.subscribe(look)
  const synced = until(() => sync.status.complete)
  // Whoever awaits it is told; a script that never does must not end by an unhandled rejection.
  synced.catch(() => undefined)
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort)

  return {
    doc: sync.doc,
    synced,
    stored: () => until(() => sync.status.complete && sync.status.unstored === 0),
    get unstored() {
      return sync.status.unstored
    },
    get status() {
      return sync.status
    },
    get record() {
      return sync.record
    },
    get participants() {
      return sync.participants
    },
    setPlace: (place) => sync.setPlace(place),
    onChange: (listener) => sync.subscribe(listener),
    destroy: () => leave(new DocumentGone()),
  }
}

/** What no further try of the provider's own will mend; null while one may. */
function refusedForGood(status: SyncStatus): WireError | null {
  const { link, retryAt, mode, refused, unstored } = status
  // A reader who wrote: it goes nowhere.
  if (mode === 'record' && unstored > 0) return refused ?? toWireError(refuse('not_editable_now'))
  if (refused === null || retryAt !== null) return null
  // Of one change, on a link that lives: too large, damaged. The rest is opened again.
  if (link === 'live') return refused.code === 'too_large' || refused.code === 'invalid' ? refused : null
  if (link === 'connecting') return null
  return refused.code === 'unavailable' || refused.code === 'internal' ? null : refused
}
