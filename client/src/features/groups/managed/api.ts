import {
  Bin,
  type GivenRole,
  type GroupChange,
  ManagedGroup,
  ManagedGroups,
  MemberListAnswer,
  type NewGroup,
  type NextCycle,
} from '@tandem/shared/groups'
import type { DelegationCode, GroupId, UserId } from '@tandem/shared/ids'
import { request, send } from '../../../lib/http'

const path = '/api/v1/administration/groups'

export async function fetchManagedGroups(signal: AbortSignal): Promise<ManagedGroup[]> {
  return (await request(path, ManagedGroups, { signal })).groups
}

export async function makeGroup(body: NewGroup): Promise<ManagedGroup> {
  return request(path, ManagedGroup, { method: 'POST', body })
}

interface OfGroup {
  groupId: GroupId
}

export async function changeGroup({ groupId, ...body }: OfGroup & GroupChange): Promise<ManagedGroup> {
  return request(`${path}/${groupId}`, ManagedGroup, { method: 'PUT', body })
}

/** Null: drops the plan. */
export async function planNextCycle({
  groupId,
  ...body
}: OfGroup & { next: NextCycle | null }): Promise<ManagedGroup> {
  return request(`${path}/${groupId}/next-cycle`, ManagedGroup, { method: 'PUT', body })
}

export async function handOver({ groupId }: OfGroup): Promise<ManagedGroup> {
  return request(`${path}/${groupId}/hand-over`, ManagedGroup, { method: 'POST' })
}

export async function deleteGroup({ groupId }: OfGroup): Promise<void> {
  await send(`${path}/${groupId}`, { method: 'DELETE' })
}

export async function fetchBin(signal: AbortSignal): Promise<Bin> {
  return request('/api/v1/administration/bin', Bin, { signal })
}

export async function restoreGroup(groupId: GroupId): Promise<void> {
  await request(`${path}/${groupId}/restore`, ManagedGroup, { method: 'POST' })
}

export async function restoreDelegation(code: DelegationCode): Promise<void> {
  await send(`/api/v1/administration/delegations/${code}/restore`, { method: 'POST' })
}

export interface Membership {
  groupId: GroupId
  userId: UserId
}

/** Admits a person, or gives a member another role. */
export async function giveRole({ groupId, userId, ...body }: Membership & GivenRole): Promise<ManagedGroup> {
  return request(`${path}/${groupId}/members/${userId}`, ManagedGroup, { method: 'PUT', body })
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
