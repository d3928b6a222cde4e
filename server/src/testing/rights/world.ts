/** One group with a document in each state, and a person in every standing towards it, at each way in. */
import { plainBlock } from '@tandem/shared/documents'
import {
  type BlockId,
  type DocumentId,
  type GroupId,
  type MeetingId,
  newId,
  type UserId,
} from '@tandem/shared/ids'
import { MadeToken } from '@tandem/shared/identity'
import { agendaStates, type Marking, recordStates, type Role } from '@tandem/shared/permissions'
import { aRecord } from '../a-record.js'
import { anAgenda } from '../an-agenda.js'
import { browser } from '../browser.js'
import type { Login } from '../people.js'
import type { TestServer } from '../start-test-server.js'
import type { Standing, Thing } from './expected.js'

/** One way in of one person. */
export interface Way extends Standing {
  /** `removed, by a token`. */
  who: string
  headers: Record<string, string>
  /** Not a browser. */
  token: string | null
  isAdministrator: boolean
}

export interface Placed extends Thing {
  id: string
  name: string
}

export interface World {
  ways: Way[]
  documents: (Placed & { id: DocumentId })[]
  group: Placed
  meeting: Placed
  commitment: Placed
  /** Of a group in the bin, and a meeting in the bin of a group that is there. */
  inBin: { group: Placed; meetings: Placed[] }
  papers: Placed[]
  /** A passage that is in every record. */
  passage: BlockId
  /** Takes the membership of one, and demotes another: both were co-chairs up to now. */
  remove(): Promise<void>
}

const seats: Record<Role, Login> = {
  co_chair: 'kor.cochair',
  secretariat: 'kor.secretary',
  head_of_delegation: 'aus.hod',
  delegate: 'sgp.planner',
  observer: 'tls.observer',
}
const noCycle = { ordinal: null, from: null, to: null }
export const circle = 'trusted_agents'

export async function aWorld(server: TestServer): Promise<World> {
  const { parts } = server.composed
  const groupId = await server.groupId('EWG-CS')
  const other = await server.groupId('CCWG')
  const [meeting] = await parts.meetings.ofGroup(groupId)
  if (!meeting) throw new Error('EWG-CS has no meeting.')

  async function newcomer(login: string): Promise<UserId> {
    const facts = { name: { en: login }, delegation: null, isAdministrator: false, language: 'en' as const }
    return (await parts.users.create({ ...facts, login })).id
  }
  const known = async (login: Login): Promise<UserId> => {
    const user = await parts.users.findByLogin(login)
    if (!user) throw new Error(login)
    return user.id
  }

  async function waysOf(
    who: string,
    userId: UserId,
    role: Role | null,
    more: Partial<Way> = {},
  ): Promise<Way[]> {
    const entered = await server.stranger.post('api/v1/sign-in/demonstration', { userId })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const at = browser(server.url, cookie)
    const token = async (reach: 'read' | 'write', groups: GroupId[] | null = null): Promise<string> => {
      const wanted = { name: 'a script', reach, groups, expiresAt: null }
      return MadeToken.parse((await at.post('api/v1/me/tokens', wanted)).json).secret
    }
    const member = role ? await parts.groups.member(groupId, userId) : null
    const { compartments = [], delegation = null } = member ?? {}
    const way: Way = {
      who: `${who}, at a browser`,
      headers: { cookie },
      token: null,
      role,
      compartments,
      delegation,
      onlyReads: false,
      isAdministrator: false,
      ...more,
    }
    const by = (name: string, secret: string, rest: Partial<Way>): Way => ({
      ...way,
      who: `${who}, ${name}`,
      headers: { authorization: `Bearer ${secret}` },
      token: secret,
      isAdministrator: false,
      ...rest,
    })
    const ways = [way, by('by a token', await token('write'), {})]
    if (role === 'co_chair') {
      ways.push(by('by a token that reads', await token('read'), { onlyReads: true }))
      const groups = await parts.groups.membershipsOf(userId)
      if (groups.some((each) => each.groupId === other))
        ways.push(by('by a token for another group', await token('write', [other]), { role: null }))
    }
    return ways
  }

  const roles = Object.entries(seats) as [Role, Login][]
  const ways: Way[] = []
  for (const [role, login] of roles) ways.push(...(await waysOf(role, await known(login), role)))
  ways.push(...(await waysOf('of another group', await known('kor.hod'), null)))
  ways.push(...(await waysOf('never a member', await newcomer('never.member'), null)))
  ways.push(...(await waysOf('administrator', await known('system.admin'), null, { isAdministrator: true })))
  const admit = (userId: UserId, role: Role) =>
    parts.groups.admit({ groupId, userId, role, compartments: [circle], delegation: null })
  const [removed, demoted] = [await newcomer('was.member'), await newcomer('was.cochair')]
  for (const userId of [removed, demoted]) await admit(userId, 'co_chair')
  ways.push(...(await waysOf('removed', removed, null)))
  ways.push(...(await waysOf('demoted', demoted, 'observer', { compartments: [circle] })))

  const passage = newId('blk')
  let place = { groupId, meetingId: meeting.id }
  let about: Partial<Thing> & { title?: string } = {}
  const documents: World['documents'] = []
  async function put(kind: 'agenda' | 'record', state: string, marking: Marking, compartment: string | null) {
    const { title = '', ...more } = about
    const name = `${title}${kind} ${state} ${marking}${compartment === null ? '' : ` ${compartment}`}`
    const id =
      kind === 'record'
        ? await putRecord(state, marking, compartment)
        : await putAgenda(state, marking, compartment)
    documents.push({ id, kind, state, marking, compartment, name, ...more })
  }
  async function putRecord(state: string, marking: Marking, compartment: string | null): Promise<DocumentId> {
    const block = { ...plainBlock(passage, 'meeting'), text: { en: [{ text: 'Agreed.' }] } }
    const about = { ...place, symbol: newId('doc'), marking, compartment, state: state as 'drafting' }
    return (await aRecord(parts, about, [block])).id
  }
  async function putAgenda(state: string, marking: Marking, compartment: string | null): Promise<DocumentId> {
    const about = { ...place, symbol: newId('doc'), marking, compartment, state: state as 'draft' }
    const facts = {
      ...about,
      kind: 'agenda' as const,
      caveats: [],
      timeZone: 'UTC',
      steps: [],
      languages: ['en' as const],
    }
    const by = { userId: newId('usr'), at: parts.clock.now(), kind: 'edit' } as const
    return (await parts.documents.create(facts, anAgenda(), by)).id
  }
  for (const state of agendaStates) await put('agenda', state, 'TLP:GREEN', null)
  for (const state of recordStates) await put('record', state, 'TLP:GREEN', null)
  await put('record', 'approved', 'TLP:RED', null)
  await put('record', 'comments', 'TLP:AMBER+STRICT', null)
  await put('agenda', 'circulated_for_comment', 'TLP:GREEN', circle)

  const papers: Placed[] = []
  async function putPaper(state: string, owner: string, marking: Marking, compartment: string | null) {
    const now = parts.clock.now()
    const isEmbargoed = state === 'embargoed'
    const facts = {
      ...place,
      symbol: `EWG-CS/10/WP.${800 + papers.length}`,
      title: { en: 'Paper' },
      purpose: 'for_information',
      submittedBy: [owner],
      languages: ['en' as const],
      marking,
      compartment,
      status: (isEmbargoed ? 'issued' : state.replace('_before_issue', '')) as 'issued',
      issuedAt: state === 'withdrawn_before_issue' ? null : now,
      embargoUntil: isEmbargoed ? now + 7 * 24 * 60 * 60 * 1000 : null,
    }
    const { id } = await parts.papers.create(facts)
    const name = `paper ${state} of ${owner} ${marking}${compartment === null ? '' : ` ${compartment}`}`
    papers.push({ id, kind: 'paper', state, marking, compartment, owners: [owner], name })
  }
  const states = ['internal', 'draft', 'submitted', 'embargoed', 'issued', 'withdrawn']
  for (const state of [...states, 'withdrawn_before_issue'])
    for (const owner of ['AUS', 'SGP', 'KOR']) await putPaper(state, owner, 'TLP:GREEN', null)
  await putPaper('issued', 'SGP', 'TLP:RED', null)
  await putPaper('issued', 'SGP', 'TLP:GREEN', circle)

  // No more than these: a connection may open twenty documents at once.
  // The same people in two groups more: one hands over, the other goes into the bin.
  const { id: _id, ...ofGroup } = (await parts.groups.find(groupId))!
  const { id: _meetingId, ...ofMeeting } = meeting
  async function alike(short: string): Promise<typeof place> {
    const group = await parts.groups.create({ ...ofGroup, short })
    for (const { id: _membership, ...member } of await parts.groups.membersOf(groupId)) {
      if (member.userId === removed) continue
      const role = member.userId === demoted ? 'observer' : member.role
      await parts.groups.admit({ ...member, groupId: group.id, role })
    }
    const made = await parts.meetings.create({ ...ofMeeting, groupId: group.id, symbol: `${short}/1` })
    return { groupId: group.id, meetingId: made.id }
  }
  about = { title: 'of a former cycle: ', isOfFormerCycle: true }
  place = await alike('FORMER')
  await put('record', 'co_chair_review', 'TLP:GREEN', null)
  const { groupId: handedOver } = place
  about = { title: 'in the bin: ', isInBin: true }
  place = await alike('GONE')
  await put('record', 'published', 'TLP:GREEN', null)
  const gone = place
  const binned = await parts.meetings.create({ ...ofMeeting, symbol: 'EWG-CS/78' })
  place = { groupId, meetingId: binned.id }
  await put('agenda', 'draft', 'TLP:GREEN', null)

  const open = { state: 'any', marking: 'TLP:GREEN', compartment: null }
  const { id: _, ...facts } = meeting
  const empty = await parts.meetings.create({ ...facts, symbol: 'EWG-CS/77' })
  const register = await (await server.as('kor.cochair')).get(`api/v1/groups/${groupId}/commitments`)
  const { commitments } = register.json as { commitments: { id: string; number: string }[] }
  // Of a sealed report, which the table opens to every role of the group.
  const commitment = commitments.find(({ number }) => number === 'EWGCS9/01')
  if (!commitment) throw new Error('There is no commitment EWGCS9/01.')
  return {
    ways,
    documents,
    group: { ...open, kind: 'group', id: groupId, name: 'group' },
    meeting: { ...open, kind: 'meeting', id: empty.id satisfies MeetingId, name: 'meeting' },
    commitment: { ...open, kind: 'commitment', id: commitment.id, marking: 'TLP:AMBER', name: 'commitment' },
    inBin: {
      group: { ...open, kind: 'group', id: gone.groupId, name: 'group in the bin', isInBin: true },
      meetings: [gone.meetingId, binned.id].map((id) => {
        return { ...open, kind: 'meeting', id, name: 'meeting in the bin', isInBin: true }
      }),
    },
    papers,
    passage,
    async remove() {
      const deleted = { at: parts.clock.now(), by: removed }
      await parts.groups.moveToBin(gone.groupId, deleted)
      await parts.meetings.moveToBin(binned.id, deleted)
      await parts.groups.change(handedOver, ({ cycle, coChairs }) => ({
        formerCycles: [{ ...(cycle ?? noCycle), coChairs, until: parts.clock.now() + 1 }],
      }))

      await parts.groups.remove(groupId, removed)
      await admit(demoted, 'observer')
    },
  }
}
