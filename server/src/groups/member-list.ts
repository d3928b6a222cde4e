/** Members of a group from a file: all of them or nobody, and before that what is wrong with each line. */
import { type MemberListLine, type NamedMember, readMemberList, RoleOfSeat } from '@tandem/shared/groups'
import type { UserId } from '@tandem/shared/ids'
import type { Role } from '@tandem/shared/permissions'
import type { Identity, User } from '../identity/index.js'
import type { Group, Groups } from './groups.js'

export interface WeighedLine extends MemberListLine {
  user: User | null
}

/** Each line with whom it means and everything that is wrong with it; nothing is changed. */
export async function weighMemberList(
  { identity, groups }: { identity: Pick<Identity, 'users'>; groups: Groups },
  group: Group,
  csv: string,
): Promise<WeighedLine[]> {
  const roles = new Map<UserId, MemberListLine['role']>(
    (await groups.membersOf(group.id)).map(({ userId, role }) => [userId, role]),
  )
  return Promise.all(
    readMemberList(csv).map(async (named) => {
      const user = named.account === '' ? null : await identity.users.findByLogin(named.account.toLowerCase())
      return {
        ...named,
        problems: [...named.problems, ...problemsOf(group, named, user)],
        name: user?.name ?? null,
        was: (user && roles.get(user.id)) ?? null,
        user,
      }
    }),
  )
}

/** Only people of the co-chairs' delegations have it: a secretariat is their staff (A2). */
export function isForSeats(role: Role): boolean {
  return RoleOfSeat.safeParse(role).success
}

export function isOfSeat({ coChairs }: Group, { delegation }: User): boolean {
  return coChairs.some((seat) => seat.delegation === delegation)
}

function problemsOf(
  group: Group,
  { account, role }: NamedMember,
  user: User | null,
): MemberListLine['problems'] {
  if (!user) return account === '' ? [] : ['unknown_account']
  return [
    ...(user.isDisabled ? (['disabled'] as const) : []),
    ...(user.isAdministrator ? (['administrator'] as const) : []),
    ...(role && isForSeats(role) && !isOfSeat(group, user) ? (['not_of_co_chairs'] as const) : []),
  ]
}
