import type { GroupId, MeetingId } from '@tandem/shared/ids'
import {
  MadeMeeting,
  type MeetingAct,
  type MeetingChange,
  MeetingSummary,
  type NewMeeting,
} from '@tandem/shared/meetings'
import { request } from '../../../lib/http'

export async function makeMeeting(groupId: GroupId, body: NewMeeting): Promise<MadeMeeting> {
  return request(`/api/v1/groups/${groupId}/meetings`, MadeMeeting, { method: 'POST', body })
}

export async function changeMeeting(id: MeetingId, body: MeetingChange): Promise<MeetingSummary> {
  return request(`/api/v1/meetings/${id}`, MeetingSummary, { method: 'PATCH', body })
}

export async function actOnMeeting(id: MeetingId, body: MeetingAct): Promise<MeetingSummary> {
  return request(`/api/v1/meetings/${id}/acts`, MeetingSummary, { method: 'POST', body })
}
