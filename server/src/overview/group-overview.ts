import type { GroupOverview, PersonInGroup } from '@tandem/shared/groups'
import type { DelegationCode } from '@tandem/shared/ids'
import { mayAct } from '@tandem/shared/permissions'
import type { Activities } from '../activities/index.js'
import { summarise as summariseActivity } from '../activities/index.js'
import { eventsFor, type Release, summariseDocument } from '../agendas/index.js'
import type { Commitments } from '../commitments/index.js'
import type { Document, Documents } from '../documents/index.js'
import { type Group, type Groups, type Membership, presentFormerCycles, rankOf } from '../groups/index.js'
import type { Delegation, Delegations, Users } from '../identity/index.js'
import type { Meetings } from '../meetings/index.js'
import { type Paper, type Papers, summarise as summarisePaper } from '../papers/index.js'

export interface OverviewParts {
  groups: Groups
  meetings: Meetings
  papers: Papers
  activities: Activities
  documents: Documents
  users: Pick<Users, 'find'>
  delegations: Delegations
  release: Pick<Release, 'releaseFor'>
  commitments: Pick<Commitments, 'register'>
}

/** A group's home as this member sees it. */
export async function overviewOf(
  parts: OverviewParts,
  group: Group,
  member: Membership,
): Promise<GroupOverview> {
  const [parent, subGroups, meetings, documents, papers, activities] = await Promise.all([
    parentOf(parts, group, member),
    subGroupsOf(parts, group, member),
    parts.meetings.ofGroup(group.id),
    readableDocuments(parts, member),
    readablePapers(parts, member),
    parts.activities.ofGroup(group.id),
  ])
  const { id, kind, short, name, aliases, cycle, workingLanguages } = group
  return {
    id,
    kind,
    short,
    name,
    aliases,
    cycle,
    workingLanguages,
    parent,
    subGroups,
    formerCycles: presentFormerCycles(group),
    coChairs: await seatsOf(parts.delegations, group),
    delegations: await listDelegations(parts.delegations, group.members),
    observers: await listDelegations(parts.delegations, group.observers),
    timeZone: group.timeZone ?? null,
    myRole: member.role,
    meetings: meetings.map((meeting) => ({
      ...meeting,
      documents: documents.filter(({ meetingId }) => meetingId === meeting.id).map(summariseDocument),
    })),
    activities: activities.map(summariseActivity),
    papers: papers.map(summarisePaper),
    events: await latestEvents(parts, member, documents),
  }
}

/** Everyone can see which body a group stands below; the way there is for who is in it. */
async function parentOf(
  { groups }: Pick<OverviewParts, 'groups'>,
  { parentId }: Group,
  { userId }: Membership,
): Promise<GroupOverview['parent']> {
  const parent = parentId && (await groups.find(parentId))
  if (!parent) return null
  const { id, short, name } = parent
  return { id: (await groups.member(id, userId)) ? id : null, short, name }
}

/** Those that the member is in: another one, such as a planning team's, is to him as if it were not there. */
async function subGroupsOf(
  { groups }: Pick<OverviewParts, 'groups'>,
  group: Group,
  { userId }: Membership,
): Promise<GroupOverview['subGroups']> {
  const mine = await groups.membershipsOf(userId)
  const found = await Promise.all(mine.map(({ groupId }) => groups.find(groupId)))
  return found
    .filter((each) => each !== null)
    .filter(({ parentId }) => parentId === group.id)
    .toSorted((a, b) => (a.short < b.short ? -1 : 1))
    .map(({ id, short, name }) => ({ id, short, name }))
}

/** Everyone in the group by function: who carries most first, then by delegation. */
export async function peopleOf(
  { groups, users }: Pick<OverviewParts, 'groups' | 'users'>,
  { id }: Group,
): Promise<PersonInGroup[]> {
  const members = (await groups.membersOf(id)).toSorted((a, b) => rankOf(a.role) - rankOf(b.role))
  const people = await Promise.all(
    members.map(async ({ userId, delegation, role, function: does }) => {
      const user = await users.find(userId)
      if (!user || user.isDisabled) return null
      return { userId, name: user.name, delegation, role, function: does ?? null }
    }),
  )
  return people.filter((person) => person !== null)
}

/** The documents of the member's group that he may read, by symbol. */
export async function readableDocuments(
  { documents }: Pick<OverviewParts, 'documents'>,
  member: Membership,
): Promise<Document[]> {
  const all = await documents.ofGroup(member.groupId)
  return all
    .filter((document) => mayAct(member, 'read', document))
    .toSorted((a, b) => a.symbol.localeCompare(b.symbol, 'en', { numeric: true }))
}

/** The papers of the member's group that he may know of, by symbol. */
export async function readablePapers(
  { papers }: Pick<OverviewParts, 'papers'>,
  member: Membership,
): Promise<Paper[]> {
  const all = await papers.ofGroup(member.groupId)
  return all.filter((paper) => mayAct(member, 'read', papers.guardOf(paper)))
}

async function latestEvents(
  parts: Pick<OverviewParts, 'users'>,
  member: Membership,
  documents: readonly Document[],
): Promise<GroupOverview['events']> {
  const events = await Promise.all(
    documents.map(async (document) => {
      const steps = await eventsFor(parts.users, member, document)
      return steps.map((step) => ({ ...step, documentId: document.id, symbol: document.symbol }))
    }),
  )
  return events.flat().toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

async function seatsOf(delegations: Delegations, group: Group): Promise<GroupOverview['coChairs']> {
  const seats = await Promise.all(
    group.coChairs.map(async ({ delegation, seat }) => {
      const found = await delegations.find(delegation)
      return found && { delegation: present(found), seat }
    }),
  )
  return seats.filter((seat) => seat !== null)
}

async function listDelegations(
  delegations: Delegations,
  codes: readonly DelegationCode[],
): Promise<GroupOverview['delegations']> {
  return (await delegations.list(codes)).map(present)
}

function present({ id, name, category, timeZone }: Delegation): GroupOverview['delegations'][number] {
  return { code: id, name, category, timeZone }
}
