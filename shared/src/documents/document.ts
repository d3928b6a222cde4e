/** A document as the interface lists and opens it: what it is, not what it says. */
import { z } from 'zod'
import { LocalMonth } from './due.js'
import { DocumentId, GroupId, MeetingId, UserId } from '../ids/index.js'
import { Action, DocumentKind, DocumentState, Marking } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'

export const DocumentSummary = z.object({
  id: DocumentId,
  kind: DocumentKind,
  symbol: z.string(),
  state: DocumentState,
  marking: Marking,
  languages: z.array(Language).min(1),
})
export type DocumentSummary = z.infer<typeof DocumentSummary>

/** A step in a document's life: when, who, to which state. */
export const DocumentEvent = z.object({
  at: z.iso.datetime(),
  by: z.object({ userId: UserId, name: LocalisedText, delegation: z.string().nullable() }).nullable(),
  state: DocumentState,
  note: z.string(),
})
export type DocumentEvent = z.infer<typeof DocumentEvent>

/** Someone who can see a document now, and what he can do. */
export const DocumentReader = z.object({
  userId: UserId,
  name: LocalisedText,
  delegation: z.string().nullable(),
  role: z.string(),
  edits: z.boolean(),
})
export type DocumentReader = z.infer<typeof DocumentReader>

/** One document with what its page needs around the text. */
export const DocumentCard = DocumentSummary.extend({
  caveats: z.array(z.string()),
  timeZone: z.string(),
  /** Made before the last hand-over of the group: read, and written in by nobody (A3). */
  isOfFormerCycle: z.boolean(),
  group: z.object({ id: GroupId, short: z.string(), name: LocalisedText }),
  meeting: z.object({
    id: MeetingId,
    symbol: z.string(),
    ordinal: z.int(),
    kind: z.string(),
    dates: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable(),
    month: LocalMonth.nullable(),
    venue: LocalisedText.nullable(),
    format: z.string(),
    host: z.string().nullable(),
  }),
  /** What the asking person may do in the present state. */
  mine: z.array(Action),
  /** Delegations that may lead an item, in the group's order. */
  delegations: z.array(z.object({ code: z.string(), name: LocalisedText })),
  /** Papers of the meeting and those the agenda cites, as far as the asking person may know of them. */
  papers: z.array(z.object({ symbol: z.string(), title: LocalisedText, status: z.string() })),
  events: z.array(DocumentEvent),
})
export type DocumentCard = z.infer<typeof DocumentCard>
