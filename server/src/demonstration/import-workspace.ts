/**
 * Brings the demonstration's data into an empty store, through the capabilities' own functions and with ids
 * of our own. The marker `done` is written last: a store where it is missing is half filled, and whoever
 * opens it begins anew with an empty one (`compose.ts`).
 *
 * One function per kind, in the order in which they refer to each other; what later capabilities need of
 * the data gets a function here.
 */
import type { ActivityId, GroupId, MeetingId, UserId } from '@tandem/shared/ids'
import type { MeetingAttendance } from '@tandem/shared/meetings'
import type { Activities } from '../activities/index.js'
import type { Commitments } from '../commitments/index.js'
import type { Document, Documents, NewDocument } from '../documents/index.js'
import type { Groups } from '../groups/index.js'
import type { Delegations, Users } from '../identity/index.js'
import type { Versions } from '../history/index.js'
import type { Meetings } from '../meetings/index.js'
import type { Glossaries } from '../minutes/index.js'
import type { Papers } from '../papers/index.js'
import type { SystemFacts } from '../platform/system-facts.js'
import { confirmCommitments, importCommitment } from './import-commitments.js'
import { groupOfActivity } from './activity-groups.js'
import { agendaRecord } from './agenda-import.js'
import { importRecord } from './import-records.js'
import type { Workspace } from './workspace.js'

export interface ImportParts {
  facts: SystemFacts
  delegations: Delegations
  users: Users
  groups: Groups
  meetings: Meetings
  papers: Papers
  activities: Activities
  documents: Documents
  commitments: Commitments
  versions: Pick<Versions, 'bringIn'>
  glossaries: Glossaries
}

const factName = 'demonstration-import'

/** `begun` and not `done`: the process ended in the middle, and what lies there is a part of it. */
export async function importState(facts: SystemFacts): Promise<'none' | 'begun' | 'done'> {
  const state = await facts.get(factName)
  return state === 'begun' || state === 'done' ? state : 'none'
}

/** Data id → our id, per kind. */
interface Ids {
  groups: Map<string, GroupId>
  users: Map<string, UserId>
  meetings: Map<string, MeetingId>
  activities: Map<string, ActivityId>
}

export async function importWorkspace(parts: ImportParts, workspace: Workspace): Promise<void> {
  await parts.facts.set(factName, 'begun')
  const ids: Ids = { groups: new Map(), users: new Map(), meetings: new Map(), activities: new Map() }
  for (const delegation of workspace.delegations) await parts.delegations.create(delegation)
  await importGroups(parts, workspace, ids)
  await importUsers(parts, workspace, ids)
  await importMeetings(parts, workspace, ids)
  await importPapers(parts, workspace, ids)
  await importActivities(parts, workspace, ids)
  await importAgendas(parts, workspace, ids)
  const furtherVersions = await importRecords(parts, workspace, ids)
  // Before anything is edited: what a record's outcomes open has its number already.
  await importCommitments(parts, workspace, ids)
  for (const write of furtherVersions) await write()
  for (const groupId of ids.groups.values()) await confirmCommitments(parts, groupId)
  await parts.facts.set(factName, 'done')
}

async function importGroups(
  { groups, glossaries }: ImportParts,
  workspace: Workspace,
  ids: Ids,
): Promise<void> {
  for (const data of parentsFirst(workspace.groups)) {
    const { kind, short, name, aliases, workingLanguages, compartments, members, observers, cycle } = data
    const group = await groups.create({
      kind,
      short,
      name,
      aliases,
      parentId: data.parent === null ? null : known(ids.groups, data.parent, 'groups'),
      cycle: cycle
        ? { ordinal: cycle.ordinal ?? null, from: cycle.from ?? null, to: cycle.to ?? null }
        : null,
      coChairs: cycle?.coChairs ?? [],
      workingLanguages,
      defaultMarking: data.rules?.defaultMarking ?? 'TLP:RED',
      compartments,
      members,
      observers,
    })
    ids.groups.set(data.id, group.id)
    // Terms in both languages are of use to those who write in both.
    if (workingLanguages.length > 1) await glossaries.set(group.id, workspace.glossary)
  }
}

function parentsFirst(groups: Workspace['groups']): Workspace['groups'] {
  const parentOf = new Map(groups.map(({ id, parent }) => [id, parent]))
  const depthOf = (id: string): number => {
    const parent = parentOf.get(id)
    return parent ? 1 + depthOf(parent) : 0
  }
  return groups.toSorted((a, b) => depthOf(a.id) - depthOf(b.id))
}

async function importUsers({ users, groups }: ImportParts, workspace: Workspace, ids: Ids): Promise<void> {
  for (const data of workspace.users) {
    const person = workspace.people.find(({ id }) => id === data.person)
    if (data.person !== null && !person) throw new Error(`users: ${data.id} names no known person.`)
    const user = await users.create({
      login: data.login,
      name: person?.title ?? administratorName,
      delegation: person?.delegation ?? null,
      isAdministrator: data.roles.some(({ role }) => role === 'admin'),
      language: data.locale,
    })
    ids.users.set(data.id, user.id)
    for (const { group, role } of data.roles) {
      if (group === null) continue
      const declared = workspace.groups.find(({ id }) => id === group)?.compartments ?? []
      await groups.admit({
        groupId: known(ids.groups, group, 'users'),
        userId: user.id,
        role,
        // A compartment is one of this group's; the person's other ones mean nothing here.
        compartments: (person?.compartments ?? []).filter((compartment) => declared.includes(compartment)),
        delegation: person?.delegation ?? null,
      })
    }
  }
}

const administratorName = { en: 'System administrator', ko: '시스템 관리자' }

async function importMeetings({ meetings }: ImportParts, workspace: Workspace, ids: Ids): Promise<void> {
  for (const { id, group, sessions, attendance, ...facts } of workspace.meetings) {
    const meeting = await meetings.create({
      ...facts,
      month: null,
      ...(attendance && { attendance: attendance.map((each) => attendanceOf(each, workspace)) }),
      groupId: known(ids.groups, group, 'meetings'),
      sessions: sessions.map(({ startUtc, endUtc, ...session }) => ({
        ...session,
        start: startUtc,
        end: endUtc,
      })),
    })
    ids.meetings.set(id, meeting.id)
  }
}

function attendanceOf(
  { delegation, present, persons }: NonNullable<Workspace['meetings'][number]['attendance']>[number],
  { people }: Workspace,
): MeetingAttendance {
  return {
    delegation,
    present,
    people: persons.map((id) => {
      const person = people.find((each) => each.id === id)
      if (!person) throw new Error(`meetings: nobody is called ${id}.`)
      return person.title
    }),
  }
}

async function importPapers({ papers }: ImportParts, workspace: Workspace, ids: Ids): Promise<void> {
  for (const { meeting, compartment, ...facts } of workspace.papers) {
    const group = dataMeeting(workspace, meeting).group
    await papers.create({
      ...facts,
      compartment: compartment ?? null,
      meetingId: known(ids.meetings, meeting, 'papers'),
      groupId: known(ids.groups, group, 'papers'),
    })
  }
}

async function importActivities({ activities }: ImportParts, workspace: Workspace, ids: Ids): Promise<void> {
  for (const data of workspace.activities) {
    const { kind, title, host, dates, status } = data
    const activity = await activities.create({
      groupId: known(ids.groups, groupOfActivity(data, workspace), 'activities'),
      kind,
      title,
      host,
      dates: dates ?? { precision: 'tbd' },
      status,
    })
    ids.activities.set(data.id, activity.id)
  }
}

async function importAgendas({ documents }: ImportParts, workspace: Workspace, ids: Ids): Promise<void> {
  for (const agenda of workspace.agendas) {
    const meeting = dataMeeting(workspace, agenda.meeting)
    const steps = agenda.history.map(({ at, by, state, note }) => ({
      at: Date.parse(at),
      by: known(ids.users, by, 'agendas'),
      state,
      note,
    }))
    const document: NewDocument = {
      kind: 'agenda',
      groupId: known(ids.groups, meeting.group, 'agendas'),
      meetingId: known(ids.meetings, agenda.meeting, 'agendas'),
      symbol: agenda.symbol,
      state: agenda.state,
      marking: markingOf(agenda, workspace),
      caveats: [],
      compartment: null,
      languages: agenda.languages,
      timeZone: agenda.timeZone,
      steps,
    }
    await documents.create(document, agendaRecord(agenda, meeting), {
      userId: steps[0]?.by ?? secretaryOf(meeting.group, workspace, ids),
      at: steps[0]?.at ?? daysBefore(60, meeting),
      kind: 'import',
    })
  }
}

async function importRecords(
  parts: ImportParts,
  workspace: Workspace,
  ids: Ids,
): Promise<(() => Promise<void>)[]> {
  const furtherVersions: (() => Promise<void>)[] = []
  for (const record of workspace.records) {
    const meeting = dataMeeting(workspace, record.meeting)
    const write = await importRecord(parts, record, workspace, {
      groupId: known(ids.groups, meeting.group, 'records'),
      meetingId: known(ids.meetings, record.meeting, 'records'),
      timeZone: meeting.timeZone,
      isBilateral: workspace.groups.some(({ id, kind }) => id === meeting.group && kind === 'bilateral_wg'),
      userOf: (id) => known(ids.users, id, 'records'),
    })
    furtherVersions.push(write)
  }
  return furtherVersions
}

async function importCommitments(parts: ImportParts, workspace: Workspace, ids: Ids): Promise<void> {
  for (const data of workspace.commitments) {
    await importCommitment(parts, data, workspace, {
      groupId: known(ids.groups, data.group, 'commitments'),
      meetingId: known(ids.meetings, data.raisedAt, 'commitments'),
      activityId: data.activity ? known(ids.activities, data.activity, 'commitments') : null,
    })
  }
}

/** The marking of the paper with the agenda's symbol, its revisions aside; else the group's default. */
function markingOf(
  { symbol, meeting }: Workspace['agendas'][number],
  workspace: Workspace,
): Document['marking'] {
  const withoutRevision = symbol.replace(/\/Rev\.\d+$/, '')
  const paper = workspace.papers.find((each) => each.symbol === withoutRevision)
  const { group } = dataMeeting(workspace, meeting)
  return paper?.marking ?? workspace.groups.find(({ id }) => id === group)?.rules?.defaultMarking ?? 'TLP:RED'
}

function secretaryOf(group: string, workspace: Workspace, ids: Ids): UserId {
  const secretary = workspace.users.find(({ roles }) =>
    roles.some((role) => role.group === group && role.role === 'secretariat'),
  )
  return known(ids.users, secretary?.id ?? `secretariat of ${group}`, 'agendas')
}

function daysBefore(days: number, meeting: Workspace['meetings'][number]): number {
  const start = meeting.sessions[0]?.startUtc ?? meeting.dates?.start
  if (!start) throw new Error(`meetings: ${meeting.id} has no day to count back from.`)
  return Date.parse(start) - days * 24 * 60 * 60 * 1000
}

function dataMeeting(workspace: Workspace, id: string): Workspace['meetings'][number] {
  const meeting = workspace.meetings.find((each) => each.id === id)
  if (!meeting) throw new Error(`meetings: nothing is called ${id}.`)
  return meeting
}

function known<Id>(ids: ReadonlyMap<string, Id>, dataId: string, where: string): Id {
  const id = ids.get(dataId)
  if (id === undefined) throw new Error(`${where}: nothing is called ${dataId}.`)
  return id
}
