/** Groups, kept by the administrator: he is in none, and reads nothing of theirs [PERM-6]. */
import type { Bin } from '@tandem/shared/groups'
import { DelegationCode, GroupId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { AuditAct } from '@tandem/shared/audit'
import type { SignedIn } from '../identity/index.js'
import type { Call, SignedInEndpoint } from '../platform/http/index.js'
import { assertChangeable, assertParent } from './group-change.js'
import type { CoChairSeat } from './groups.js'
import { assertPlannable, handOver } from './hand-over.js'
import { type GroupRoutesParts, groupOf, present } from './present-group.js'

export function groupRoutes(parts: GroupRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { identity, groups, audit, rights, clock } = parts

  /** After what was done is stored, and before anybody is told so. */
  async function written(
    what: AuditAct,
    where: string,
    { userId: who }: SignedIn,
    { address }: Pick<Call, 'address'>,
  ): Promise<void> {
    await rights.bump()
    await audit.record({ who, what, where, address })
  }

  async function assertDelegations(codes: readonly DelegationCode[]): Promise<void> {
    if ((await identity.delegations.list(codes)).length < codes.length) throw refuse('not_found')
  }

  return [
    {
      route: 'GET /administration/groups',
      answer: async () => ({
        groups: await Promise.all((await groups.all()).map((group) => present(parts, group))),
      }),
    },
    {
      route: 'POST /administration/groups',
      async answer(call, caller) {
        const { coChairs, ...facts } = call.readBody()
        await assertDelegations([...facts.members, ...facts.observers])
        await assertParent(groups, null, facts.parentId)
        const group = await groups.create({ ...facts, coChairs: seatsOf(coChairs) })
        await written('group.create', group.id, caller, call)
        return present(parts, group)
      },
    },
    {
      route: 'PUT /administration/groups/:groupId',
      async answer(call, caller) {
        const { id } = await groupOf(parts, call)
        const wanted = call.readBody()
        await assertDelegations([...wanted.members, ...wanted.observers])
        await assertParent(groups, id, wanted.parentId)
        const members = await groups.membersOf(id)
        const group = await groups.change(id, (before) => {
          assertChangeable(before, members, wanted)
          return { ...wanted, coChairs: seatsOf(wanted.coChairs) }
        })
        await written('group.change', id, caller, call)
        return present(parts, group)
      },
    },
    {
      route: 'DELETE /administration/groups/:groupId',
      async answer(call, caller) {
        const { id } = await groupOf(parts, call)
        await groups.moveToBin(id, { at: clock.now(), by: caller.userId })
        await written('group.delete', id, caller, call)
      },
    },
    {
      route: 'POST /administration/groups/:groupId/restore',
      async answer(call, caller) {
        const id = GroupId.safeParse(call.params['groupId'])
        if (!id.success) throw refuse('not_found')
        const group = await groups.restore(id.data)
        await written('group.restore', group.id, caller, call)
        return present(parts, group)
      },
    },
    {
      route: 'PUT /administration/groups/:groupId/next-cycle',
      async answer(call, caller) {
        const { id } = await groupOf(parts, call)
        const { next } = call.readBody()
        const members = await groups.membersOf(id)
        const group = await groups.change(id, (before) => {
          if (next) assertPlannable(before, members, next)
          return { nextCycle: next }
        })
        await written('cycle.plan', id, caller, call)
        return present(parts, group)
      },
    },
    {
      route: 'POST /administration/groups/:groupId/hand-over',
      async answer(call, caller) {
        const { id } = await groupOf(parts, call)
        const members = await groups.membersOf(id)
        const group = await groups.change(id, (before) => handOver(before, members, clock.now()))
        await written('cycle.hand_over', id, caller, call)
        return present(parts, group)
      },
    },
    {
      route: 'GET /administration/bin',
      async answer(): Promise<Bin> {
        const [inBin, delegations] = await Promise.all([groups.inBin(), identity.delegations.inBin()])
        return {
          groups: inBin.map(({ id, short, name, deleted }) => {
            return { id, short, name, deletedAt: instantOf(deleted) }
          }),
          delegations: delegations.map(({ id: code, name, deleted }) => {
            return { code, name, deletedAt: instantOf(deleted) }
          }),
        }
      },
    },
    {
      route: 'DELETE /administration/delegations/:code',
      async answer(call, caller) {
        const code = codeOf(call)
        if (!(await identity.delegations.find(code))) throw refuse('not_found')
        if (await isInUse(parts, code)) throw refuse('delegation_in_use')
        await identity.delegations.moveToBin(code, { at: clock.now(), by: caller.userId })
        await written('delegation.delete', code, caller, call)
      },
    },
    {
      route: 'POST /administration/delegations/:code/restore',
      async answer(call, caller) {
        const code = codeOf(call)
        await identity.delegations.restore(code)
        await written('delegation.restore', code, caller, call)
      },
    },
  ]
}

function seatsOf(
  pair: readonly { delegation: DelegationCode; seat: CoChairSeat['seat'] | null }[],
): CoChairSeat[] {
  return pair.map(({ delegation, seat }) => ({ delegation, seat: seat ?? '' }))
}

function codeOf({ params }: Pick<Call, 'params'>): DelegationCode {
  const code = DelegationCode.safeParse(params['code'])
  if (!code.success) throw refuse('not_found')
  return code.data
}

/** By people, or by a group: also by one in the bin, which may come back. */
async function isInUse({ identity, groups }: GroupRoutesParts, code: DelegationCode): Promise<boolean> {
  const [people, there, inBin] = await Promise.all([identity.users.all(), groups.all(), groups.inBin()])
  return (
    people.some(({ delegation }) => delegation === code) ||
    [...there, ...inBin].some(({ members, observers }) => [...members, ...observers].includes(code))
  )
}

function instantOf(deleted: { at: number } | null | undefined): string {
  return new Date(deleted?.at ?? 0).toISOString()
}
