/**
 * Documents in the words of the domain: what exists, in which state, and what it says now.
 * The text itself lives in the update log; a live document is a room (`room.ts`).
 */
import type { DocumentId, GroupId, MeetingId, UserId } from '@tandem/shared/ids'
import type { AgendaRecord } from '@tandem/shared/documents'
import type { AgendaState, Marking } from '@tandem/shared/permissions'
import type { Language } from '@tandem/shared/words'

export interface DocumentStep {
  /** Domain time, ms. */
  at: number
  by: UserId | null
  state: AgendaState
  note: string
}

export interface Document {
  id: DocumentId
  kind: 'agenda'
  groupId: GroupId
  meetingId: MeetingId
  symbol: string
  state: AgendaState
  marking: Marking
  caveats: string[]
  compartment: string | null
  languages: Language[]
  timeZone: string
  /** The steps of its life, oldest first. */
  steps: DocumentStep[]
}

export interface Documents {
  /**
   * Makes a document with its initial content, the only time content is not somebody's edit [SYNC-7].
   * `by` and `at` are the author and the domain time of that first row.
   */
  create(
    document: Omit<Document, 'id'>,
    content: AgendaRecord,
    by: { userId: UserId; at: number; kind: 'edit' | 'import' },
  ): Promise<Document>
  find(id: DocumentId): Promise<Document | null>
  ofMeeting(meetingId: MeetingId): Promise<Document[]>
  ofGroup(groupId: GroupId): Promise<Document[]>
  /** The canonical record as it stands, with the log position it was read at. */
  read(id: DocumentId): Promise<{ record: AgendaRecord; headSeq: number }>
}
