/**
 * The bin of a group's meetings, for those who call them. A meeting goes into it while nothing of it was issued;
 * with its draft agenda it is then there for nobody, until it is taken out again as it was.
 */
import { type GroupId, MeetingId } from '@tandem/shared/ids'
import type { MeetingsInBin } from '@tandem/shared/meetings'
import { refuse } from '@tandem/shared/protocol'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { Documents } from '../documents/index.js'
import type { Group, GroupEvents } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import type { Papers } from '../papers/index.js'
import type { Clock } from '../platform/clock.js'
import type { Publishes } from '../platform/domain-events.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'

export interface MeetingBinParts {
  access: Loads<GroupId, Group> & Loads<MeetingId, Meeting>
  meetings: Pick<Meetings, 'inBin' | 'moveToBin' | 'restore'>
  documents: Pick<Documents, 'ofMeeting'>
  papers: Pick<Papers, 'ofMeeting'>
  /** Commitments lie above agendas: whether any has a number of this meeting is asked through this. */
  commitments: { areAt(meetingId: MeetingId): Promise<boolean> }
  events: Publishes<GroupEvents>
  rights: Pick<RightsRevision, 'bump'>
  audit: Audit
  /** Domain time. */
  clock: Clock
}

export function meetingBinRoutes(parts: MeetingBinParts): SignedInEndpoint<SignedIn>[] {
  const { meetings, events, rights, audit, clock } = parts
  const ofGroups: Loads<GroupId, Group> = parts.access

  /** Documents of it are there for others now, or for nobody. */
  async function moved(groupId: GroupId): Promise<void> {
    await rights.bump()
    events.publish('group.changed', { groupId })
  }

  return [
    endpointOn(ofGroups, 'GET /groups/:groupId/bin', async ({ thing: group }): Promise<MeetingsInBin> => ({
      meetings: (await meetings.inBin(group.id)).map(({ id, symbol, ordinal, dates, deleted }) => {
        return { id, symbol, ordinal, dates, deletedAt: new Date(deleted?.at ?? 0).toISOString() }
      }),
    })),
    endpointOn(ofGroups, 'POST /groups/:groupId/bin', async ({ thing: group }, call, caller) => {
      const { meetingId } = call.readBody()
      const { thing: meeting } = await parts.access.load(caller, meetingId, 'read')
      if (meeting.groupId !== group.id) throw refuse('not_found')
      if (!(await isUnissued(parts, meeting))) throw refuse('meeting_issued')
      await meetings.moveToBin(meeting.id, { at: clock.now(), by: caller.userId })
      await moved(group.id)
      const { id: where } = meeting
      await audit.record({ who: caller.userId, what: 'meeting.delete', where, address: call.address })
    }),
    endpointOn(
      ofGroups,
      'DELETE /groups/:groupId/bin/:meetingId',
      async ({ thing: group }, call, { userId: who }) => {
        const id = MeetingId.safeParse(call.params['meetingId'])
        if (!id.success) throw refuse('not_found')
        await meetings.restore(group.id, id.data)
        await moved(group.id)
        await audit.record({ who, what: 'meeting.restore', where: id.data, address: call.address })
      },
    ),
  ]
}

/** Its agenda is a draft, and there is nothing else: nobody outside the drafting circle knows of it. */
async function isUnissued(
  { documents, papers, commitments }: MeetingBinParts,
  { id }: Meeting,
): Promise<boolean> {
  const [all, known, isNumbered] = await Promise.all([
    documents.ofMeeting(id),
    papers.ofMeeting(id),
    commitments.areAt(id),
  ])
  return all.every(({ state }) => state === 'draft') && known.length === 0 && !isNumbered
}
