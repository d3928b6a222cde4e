/**
 * The canonical record of an agenda: what it says, as plain JSON, without who wrote it and without anything
 * that can be computed (numbers, times) (MODEL M7). Its shape is explained in docs/spec/record.md.
 */
import { z } from 'zod'
import { DayId, DelegationCode, ItemId } from '../ids/index.js'
import { ExpectedAction, ItemKind, Language } from '../words/index.js'
import { Run } from './runs.js'

/** `HH:MM` on the venue's clock. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** A calendar day, `2023-07-11`. */
export const LocalDate = z.iso.date()

/** A day of the meeting. Without a date (not settled yet) times count from `start` all the same (MODEL M3). */
export const AgendaDay = z.object({
  id: DayId,
  date: LocalDate.nullable(),
  start: LocalTime,
  end: LocalTime,
})
export type AgendaDay = z.infer<typeof AgendaDay>

export const AgendaItem = z.object({
  id: ItemId,
  parent: ItemId.nullable(),
  day: DayId,
  kind: ItemKind,
  /** Planned minutes of the item itself; its sub-items count for themselves. */
  minutes: z.int().min(0),
  action: ExpectedAction,
  /** Delegations that introduce it, first first. */
  leads: z.array(DelegationCode),
  /** Papers by symbol. */
  papers: z.array(z.string()),
  /** Fixed at adoption; null while numbers are computed (MODEL M4). */
  number: z.string().nullable(),
  title: z.partialRecord(Language, z.array(Run)),
  /** Paragraphs of runs. */
  annotation: z.partialRecord(Language, z.array(z.array(Run))),
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const AgendaRecord = z.object({
  kind: z.literal('agenda'),
  schemaVersion: z.literal(1),
  languages: z.array(Language).min(1),
  days: z.array(AgendaDay),
  /** Depth first, in the order of the agenda; deleted items are absent. */
  items: z.array(AgendaItem),
})
export type AgendaRecord = z.infer<typeof AgendaRecord>
