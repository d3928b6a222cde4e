import type { GroupId, MeetingId } from '@tandem/shared/ids'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { Group } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import type { Meeting } from '../meetings/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { callMeeting, type NewMeetingParts } from './new-meeting.js'
import { actOnMeeting, changeMeeting, type PlanMeetingParts } from './plan-meeting.js'

export interface MeetingRoutesParts extends NewMeetingParts, PlanMeetingParts {
  access: Loads<GroupId, Group> & Loads<MeetingId, Meeting>
  audit: Audit
  meetings: NewMeetingParts['meetings'] & PlanMeetingParts['meetings']
  documents: NewMeetingParts['documents'] & PlanMeetingParts['documents']
}

const audited = { postpone: 'meeting.postpone', cancel: 'meeting.cancel' } as const

/** Calling a meeting and changing its plan: co-chairs and secretariat, as the matrix says. */
export function meetingRoutes(parts: MeetingRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { audit } = parts
  const [groups, meetings]: [Loads<GroupId, Group>, Loads<MeetingId, Meeting>] = [parts.access, parts.access]
  return [
    endpointOn(
      groups,
      'POST /groups/:groupId/meetings',
      async ({ thing: group, member }, call, { userId: who }) => {
        const made = await callMeeting(parts, group, member, call.readBody())
        const where = made.meetingId
        await audit.record({ who, what: 'meeting.create', where, address: call.address })
        return made
      },
    ),
    endpointOn(meetings, 'PATCH /meetings/:meetingId', async ({ thing }, call, { userId: who }) => {
      const meeting = await changeMeeting(parts, thing.id, who, call.readBody())
      await audit.record({ who, what: 'meeting.change', where: thing.id, address: call.address })
      return meeting
    }),
    endpointOn(meetings, 'POST /meetings/:meetingId/acts', async ({ thing }, call, { userId: who }) => {
      const act = call.readBody()
      const meeting = await actOnMeeting(parts, thing.id, who, act)
      await audit.record({ who, what: audited[act.act], where: thing.id, address: call.address })
      return meeting
    }),
  ]
}
