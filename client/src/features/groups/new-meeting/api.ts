import type { GroupId } from '@tandem/shared/ids'
import { MadeMeeting, type NewMeeting } from '@tandem/shared/meetings'
import { request } from '../../../lib/http'

export async function makeMeeting(groupId: GroupId, body: NewMeeting): Promise<MadeMeeting> {
  return request(`/api/v1/groups/${groupId}/meetings`, MadeMeeting, { method: 'POST', body })
}
