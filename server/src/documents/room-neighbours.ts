/**
 * The same document in other processes, as a room sees them. Everything said here is a hint: what is lost,
 * late or repeated is made good from the log, and presence from the next announcement [SYNC-4].
 */
import type { DocumentId, ParticipantId } from '@tandem/shared/ids'
import type { Participant } from '@tandem/shared/protocol'
import type { LogRow } from './update-log.store.js'

/** A row as it is told: who it came from is known for what this process or a neighbour wrote. */
export interface ToldRow extends LogRow {
  by: ParticipantId | null
}

export interface RoomNeighbours {
  /** Rows this process has just appended. */
  appended(documentId: DocumentId, rows: readonly ToldRow[]): void
  peopleChanged(documentId: DocumentId, changed: readonly Participant[], left: readonly ParticipantId[]): void
  /** Who is in the document through other processes. */
  peopleIn(documentId: DocumentId): readonly Participant[]
}

/** One process alone. */
export const noNeighbours: RoomNeighbours = {
  appended: () => undefined,
  peopleChanged: () => undefined,
  peopleIn: () => [],
}
