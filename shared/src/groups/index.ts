/** A group's home: who it is, its meetings, documents, activities and latest events. */
import { z } from 'zod'
import { Activity } from '../activities/index.js'
import { DocumentEvent, DocumentSummary } from '../documents/document.js'
import { GroupId } from '../ids/index.js'
import { MeetingSummary } from '../meetings/index.js'
import { PaperSummary } from '../papers/index.js'
import { Role } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'
import { FormerCycle, KnownCycle } from './cycle.js'
import { GroupKind } from './kinds.js'

export * from './cycle.js'
export * from './kinds.js'
export * from './managed-group.js'
export * from './member-list.js'
export * from './new-group.js'

export const Delegation = z.object({
  code: z.string(),
  name: LocalisedText,
  category: z.string(),
  timeZone: z.string(),
})
export type Delegation = z.infer<typeof Delegation>

export const GroupOverview = z.object({
  id: GroupId,
  kind: GroupKind,
  short: z.string(),
  name: LocalisedText,
  aliases: z.array(LocalisedText),
  /** The body above it, by name; with an id when the reader is in it too. */
  parent: z.object({ id: GroupId.nullable(), short: z.string(), name: LocalisedText }).nullable(),
  /** Those of its sub-groups that the reader is in. */
  subGroups: z.array(z.object({ id: GroupId, short: z.string(), name: LocalisedText })),
  cycle: KnownCycle.nullable(),
  /** Cycles that are over, the last one first. */
  formerCycles: z.array(FormerCycle),
  /** The two seats, in the order of the group's own rules. */
  coChairs: z.array(z.object({ delegation: Delegation, seat: z.string() })),
  workingLanguages: z.array(Language),
  delegations: z.array(Delegation),
  observers: z.array(Delegation),
  /** The zone new meetings begin with; null where none was given. */
  timeZone: z.string().nullable(),
  myRole: Role,
  /** Newest first; those without a date last. */
  meetings: z.array(MeetingSummary.extend({ documents: z.array(DocumentSummary) })),
  activities: z.array(Activity),
  papers: z.array(PaperSummary),
  /** Latest first. */
  events: z.array(DocumentEvent.extend({ documentId: z.string(), symbol: z.string() })),
})
export type GroupOverview = z.infer<typeof GroupOverview>

/** Something the command palette can go to. `path` is an address within the application. */
export const JumpTarget = z.object({
  kind: z.enum([
    'group',
    'meeting',
    'document',
    'item',
    'section',
    'paragraph',
    'commitment',
    'paper',
    'activity',
  ]),
  path: z.string(),
  /** Number or symbol, when it has one. */
  symbol: z.string().nullable(),
  name: LocalisedText,
  /** Where it belongs: the group or meeting. */
  within: z.string(),
})
export type JumpTarget = z.infer<typeof JumpTarget>
export const JumpTargets = z.object({ targets: z.array(JumpTarget) })
