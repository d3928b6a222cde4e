/** The demonstration's data as it lies in `server/demo/workspace.json`; what is not read here waits for its capability. */
import { Activity } from '@tandem/shared/activities'
import { GroupKind } from '@tandem/shared/groups'
import { DelegationCode } from '@tandem/shared/ids'
import { TimeZone } from '@tandem/shared/identity'
import { MeetingFormat, MeetingStatus } from '@tandem/shared/meetings'
import { GlossaryTerm } from '@tandem/shared/minutes'
import { PaperStatus, PaperSymbol } from '@tandem/shared/papers'
import { AgendaState, Marking, Role } from '@tandem/shared/permissions'
import { ExpectedAction, ItemKind, Language, LocalisedText } from '@tandem/shared/words'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { DataCommitment, DataId, DataOutcome, DataRecord } from './workspace-records.js'

/** `2023-05-08T09:30`, on the venue's clock. */
const LocalInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

const DataDelegation = z.object({
  id: DelegationCode,
  name: LocalisedText,
  category: z.enum(['asean', 'plus', 'party', 'observer', 'secretariat']),
  timeZone: TimeZone,
})

const DataGroup = z.object({
  id: DataId,
  kind: GroupKind,
  short: z.string(),
  name: LocalisedText,
  aliases: z.array(LocalisedText).default([]),
  parent: DataId.nullable(),
  reportsTo: z.array(DataId).default([]),
  workingLanguages: z.array(Language).default([]),
  members: z.array(DelegationCode).default([]),
  observers: z.array(DelegationCode).default([]),
  compartments: z.array(z.string()).default([]),
  cycle: z
    .object({
      ordinal: z.int().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      coChairs: z.array(z.object({ delegation: DelegationCode, seat: z.string() })),
    })
    .optional(),
  rules: z.object({ defaultMarking: Marking }).optional(),
})

const DataPerson = z.object({
  id: DataId,
  delegation: DelegationCode,
  title: LocalisedText,
  compartments: z.array(z.string()).default([]),
})

const DataUser = z.object({
  id: DataId,
  login: z.string(),
  person: DataId.nullable(),
  locale: Language,
  /** `admin` stands alone and in no group. */
  roles: z.array(
    z.union([
      z.object({ group: DataId, role: Role }),
      z.object({ group: z.null(), role: z.literal('admin') }),
    ]),
  ),
})

const DataSession = z.object({
  kind: z.string(),
  mode: z.enum(['plenary', 'closed', 'drafting']),
  startLocal: LocalInstant,
  endLocal: LocalInstant,
  startUtc: z.iso.datetime(),
  endUtc: z.iso.datetime(),
})

const DataMeeting = z.object({
  id: DataId,
  group: DataId,
  ordinal: z.int(),
  symbol: z.string(),
  status: MeetingStatus,
  format: MeetingFormat,
  dates: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable(),
  timeZone: TimeZone,
  host: DelegationCode.nullable(),
  venue: LocalisedText.nullable(),
  sessions: z.array(DataSession).default([]),
  attendance: z
    .array(
      z.object({ delegation: DelegationCode, present: z.boolean(), persons: z.array(DataId).default([]) }),
    )
    .optional(),
})

const DataPaper = z.object({
  symbol: PaperSymbol,
  meeting: DataId,
  title: LocalisedText,
  purpose: z.string(),
  submittedBy: z.array(DelegationCode),
  marking: Marking,
  compartment: z.string().optional(),
  status: PaperStatus,
  languages: z.array(Language),
})

const DataItem = z.object({
  number: z.string().regex(/^\d+(\([a-z]+\))?$/),
  kind: ItemKind,
  title: LocalisedText,
  lead: z.array(DelegationCode),
  minutes: z.int().min(0),
  papers: z.array(PaperSymbol),
  expectedAction: ExpectedAction.nullable(),
  annotation: LocalisedText.optional(),
  startLocal: LocalInstant.optional(),
})

const DataAgenda = z.object({
  id: DataId,
  meeting: DataId,
  symbol: z.string(),
  state: AgendaState,
  timeZone: TimeZone,
  languages: z.array(Language).min(1),
  /** Only while the meeting has no days: how long its days will be. */
  sessions: z
    .array(z.object({ day: z.int().min(1), startLocal: z.string(), endLocal: z.string() }))
    .default([]),
  history: z.array(z.object({ state: AgendaState, at: z.iso.datetime(), by: DataId, note: z.string() })),
  items: z.array(DataItem),
})

const DataActivity = z.object({
  id: DataId,
  kind: Activity.shape.kind,
  title: LocalisedText,
  host: DelegationCode.nullable(),
  group: DataId.optional(),
  dates: z
    .discriminatedUnion('precision', [
      z.object({ precision: z.literal('day'), start: z.iso.date(), end: z.iso.date() }),
      z.object({ precision: z.literal('month'), month: z.string() }),
      z.object({ precision: z.literal('tbd') }),
    ])
    .nullable(),
  status: Activity.shape.status,
  participantsNamed: z.array(z.string()).default([]),
  invited: z.array(z.string()).default([]),
})

export const Workspace = z.object({
  meta: z.object({ notice: LocalisedText, demoClock: z.iso.datetime() }),
  delegations: z.array(DataDelegation),
  groups: z.array(DataGroup),
  people: z.array(DataPerson),
  users: z.array(DataUser),
  meetings: z.array(DataMeeting),
  papers: z.array(DataPaper),
  agendas: z.array(DataAgenda),
  activities: z.array(DataActivity),
  glossary: z.array(GlossaryTerm),
  records: z.array(DataRecord),
  outcomes: z.array(DataOutcome),
  commitments: z.array(DataCommitment),
})
export type Workspace = z.infer<typeof Workspace>

const workspaceFile = new URL('../../demo/workspace.json', import.meta.url)

export async function readWorkspace(): Promise<Workspace> {
  return parseWorkspace(JSON.parse(await readFile(workspaceFile, 'utf8')))
}

export function parseWorkspace(data: unknown): Workspace {
  const parsed = Workspace.safeParse(data)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The demonstration's data cannot be read:\n${problems.join('\n')}`)
}
