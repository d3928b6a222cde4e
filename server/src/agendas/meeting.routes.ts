import type { GroupId } from '@tandem/shared/ids'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { Group } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { callMeeting, type NewMeetingParts } from './new-meeting.js'

export interface MeetingRoutesParts extends NewMeetingParts {
  access: Loads<GroupId, Group>
  audit: Audit
}

/** Calling a meeting: co-chairs and secretariat, as the matrix says. */
export function meetingRoutes(parts: MeetingRoutesParts): SignedInEndpoint<SignedIn>[] {
  return [
    endpointOn(
      parts.access,
      'POST /groups/:groupId/meetings',
      async ({ thing: group, member }, call, { userId: who }) => {
        const made = await callMeeting(parts, group, member, call.readBody())
        const where = made.meetingId
        await parts.audit.record({ who, what: 'meeting.create', where, address: call.address })
        return made
      },
    ),
  ]
}
