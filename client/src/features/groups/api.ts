import { queryOptions } from '@tanstack/react-query'
import { GroupOverview, PeopleInGroup } from '@tandem/shared/groups'
import type { GroupId, MeetingId } from '@tandem/shared/ids'
import { MeetingsInBin } from '@tandem/shared/meetings'
import { request, send } from '../../lib/http'

/** A group's home, as far as the asking person may know it. */
export function overviewQuery(groupId: string) {
  return queryOptions({
    queryKey: ['groups', groupId],
    queryFn: ({ signal }) =>
      request(`/api/v1/groups/${encodeURIComponent(groupId)}`, GroupOverview, { signal }),
  })
}

/** Everyone in a group, by function and delegation. */
export function groupPeopleQuery(groupId: string) {
  return queryOptions({
    queryKey: ['groups', groupId, 'people'],
    queryFn: ({ signal }) =>
      request(`/api/v1/groups/${encodeURIComponent(groupId)}/people`, PeopleInGroup, { signal }),
  })
}

/** Meetings that were deleted before anything of them was issued; for those who call meetings. */
export function deletedMeetingsQuery(groupId: string) {
  return queryOptions({
    queryKey: ['groups', groupId, 'bin'],
    queryFn: ({ signal }) =>
      request(`/api/v1/groups/${encodeURIComponent(groupId)}/bin`, MeetingsInBin, { signal }),
  })
}

interface MeetingOf {
  groupId: GroupId
  meetingId: MeetingId
}

export async function deleteMeeting({ groupId, ...body }: MeetingOf): Promise<void> {
  await send(`/api/v1/groups/${groupId}/bin`, { method: 'POST', body })
}

export async function restoreMeeting({ groupId, meetingId }: MeetingOf): Promise<void> {
  await send(`/api/v1/groups/${groupId}/bin/${meetingId}`, { method: 'DELETE' })
}
