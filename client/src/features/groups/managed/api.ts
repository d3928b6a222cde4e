import { ManagedGroup, ManagedGroups, MemberListAnswer, type NewGroup } from '@tandem/shared/groups'
import type { GroupId, UserId } from '@tandem/shared/ids'
import type { Role } from '@tandem/shared/permissions'
import { request } from '../../../lib/http'

const path = '/api/v1/administration/groups'

export async function fetchManagedGroups(signal: AbortSignal): Promise<ManagedGroup[]> {
  return (await request(path, ManagedGroups, { signal })).groups
}

export async function makeGroup(body: NewGroup): Promise<ManagedGroup> {
  return request(path, ManagedGroup, { method: 'POST', body })
}

export interface Membership {
  groupId: GroupId
  userId: UserId
}

/** Admits a person, or gives a member another role. */
export async function giveRole({
  groupId,
  userId,
  role,
}: Membership & { role: Role }): Promise<ManagedGroup> {
  return request(`${path}/${groupId}/members/${userId}`, ManagedGroup, { method: 'PUT', body: { role } })
}

export async function removeMember({ groupId, userId }: Membership): Promise<ManagedGroup> {
  return request(`${path}/${groupId}/members/${userId}`, ManagedGroup, { method: 'DELETE' })
}

export interface MemberList {
  groupId: GroupId
  csv: string
  isTrial: boolean
}

/** Looks a list of members through, or admits all of them when nothing is wrong with it. */
export async function readMemberList({ groupId, ...body }: MemberList): Promise<MemberListAnswer> {
  return request(`${path}/${groupId}/members`, MemberListAnswer, { method: 'POST', body })
}
