import type * as Y from 'yjs'
import type { Participant, Place, WireError } from '../protocol/index.js'

export interface SyncStatus {
  /** `live`: joined and in step; `connecting`: trying; `offline`: no link, editing goes on. */
  link: 'connecting' | 'live' | 'offline'
  /** When the link tries again, ms since the epoch; null when it is not waiting. */
  retryAt: number | null
  /** `live` for those who edit, `record` for those who only read; `unknown` before the first answer. */
  mode: 'unknown' | 'live' | 'record'
  /** The whole text has been here at least once in this page load, from the server or from this device. */
  complete: boolean
  /** Local changes the server has not acknowledged as stored. */
  unstored: number
  /** Local changes stored since this page was opened. */
  stored: number
  /** Domain time of the last acknowledgement, ms; null before the first. */
  storedAt: number | null
  /** Changes the server could not read back and set aside, with their time (domain, ms) [SYNC-12]. */
  setAside: readonly { seq: number; at: number }[]
  /** The text here is not the server's, although both have every change: it must be read anew [SYNC-6]. */
  differs: boolean
  /** What stands in the way, if the server refuses this document or this client. */
  refused: WireError | null
}

/** What an editor works with. */
export interface LiveSession {
  readonly doc: Y.Doc
  readonly status: SyncStatus
  readonly you: Participant | null
  /** Everyone else who is here. */
  readonly participants: readonly Participant[]
  subscribe(listener: () => void): () => void
  /** Told before what comes from others is let in, outside of any change of the document. */
  beforeOthers(listener: () => void): () => void
  setPlace(place: Place | null): void
  /** Called by an editor at `compositionstart`; what comes from others waits [SYNC-13]. */
  holdForComposition(): void
  /** Called at `compositionend`; what waited is let in a moment later, in one transaction. */
  releaseAfterComposition(): void
}
