/**
 * Documents in the words of the domain: what exists, in which state, and what it says now.
 * The text itself lives in the update log; a live document is a room (`room.ts`).
 */
import type { DocumentId, GroupId, MeetingId, UserId, VersionId } from '@tandem/shared/ids'
import type { AgendaRecord, CanonicalRecord, MinutesBlock, MinutesRecord } from '@tandem/shared/documents'
import type { Annex } from '@tandem/shared/minutes'
import type { AgendaState, DocumentState, Marking, RecordState } from '@tandem/shared/permissions'
import type { Language, RecordType } from '@tandem/shared/words'
import type * as Y from 'yjs'
import type { ActingFor, PrepareChange, Stored } from './acting.js'

export interface DocumentStep {
  /** Domain time, ms. */
  at: number
  by: UserId | null
  state: DocumentState
  note: string
  /** The version that was circulated with it. */
  version?: VersionId
}

interface AnyDocument {
  id: DocumentId
  groupId: GroupId
  meetingId: MeetingId
  symbol: string
  marking: Marking
  caveats: string[]
  compartment: string | null
  languages: Language[]
  timeZone: string
  /** The steps of its life, oldest first. */
  steps: DocumentStep[]
  /** Domain time, ms. Absent in documents of earlier versions: those were made before any hand-over. */
  madeAt?: number
  /** Made before the last hand-over of its group (A3): found out whenever it is read, and stored nowhere. */
  isOfFormerCycle?: boolean
}

export interface AgendaDocument extends AnyDocument {
  kind: 'agenda'
  state: AgendaState
}

/** Minutes, a report, a record of discussion. */
export interface RecordDocument extends AnyDocument {
  kind: 'record'
  state: RecordState
  recordType: RecordType
  /** The agenda whose numbers it follows. */
  agendaId: DocumentId | null
  annexes: Annex[]
  /** Compartments that paragraphs of it are or were in: who lacks one joins no live text and reads no history (M8). */
  innerCompartments: string[]
}

export type Document = AgendaDocument | RecordDocument

/** A document before it has an id. */
export type NewDocument = Omit<AgendaDocument, 'id'> | Omit<RecordDocument, 'id'>

/** A first record, with what stands beside it in the document and is no part of what it says. */
export interface FirstContent {
  record: CanonicalRecord
  beside: (doc: Y.Doc) => void
}

export interface Documents {
  /**
   * Makes a document with its initial content, the only time content is not somebody's edit [SYNC-7].
   * `by` and `at` are the author and the domain time of that first row.
   */
  create(
    document: NewDocument,
    content: CanonicalRecord | FirstContent,
    by: { userId: UserId; at: number; kind: 'edit' | 'import' },
  ): Promise<Document>
  find(id: DocumentId): Promise<Document | null>
  ofMeeting(meetingId: MeetingId): Promise<Document[]>
  ofGroup(groupId: GroupId): Promise<Document[]>
  /** The canonical record as it stands, with the log position it was read at. */
  read(id: DocumentId): Promise<{ record: CanonicalRecord; headSeq: number }>
  /** The same of a document known to be an agenda, or a record of minutes. */
  readAgenda(id: DocumentId): Promise<{ record: AgendaRecord; headSeq: number }>
  readMinutes(id: DocumentId): Promise<{ record: MinutesRecord; headSeq: number }>
  /**
   * A step in its life, if it is still as the caller has read it; null when somebody was faster. Whoever may do
   * something else from now on is for the caller to tell.
   */
  step(document: Document, step: DocumentStep): Promise<Document | null>
  /** Gives it another symbol or zone. Refused when the symbol is taken. */
  relabel(id: DocumentId, facts: Partial<Pick<Document, 'symbol' | 'timeZone'>>): Promise<void>
  /** What is said of the blocks of minutes, without their words (`readBlockFacts`). */
  readBlockFacts(id: DocumentId): Promise<MinutesBlock[]>
  /**
   * Changes the text in a person's name, as one edit of his that everyone in the document sees at once: due and
   * owners set in a list, a version that is imported at its own time. `seq` is null, and nothing is written, when
   * nothing changed. `change` gets a copy and may be called again when another process was faster: it only
   * writes, and keeps nothing. Rights are for the caller to check.
   */
  act(id: DocumentId, acting: ActingFor, change: (doc: Y.Doc) => void): Promise<Stored>
  /** The same where what to write depends on what happened up to the very position the text is at. */
  actAt(id: DocumentId, acting: ActingFor, prepare: PrepareChange): Promise<Stored>
}
