import { type DelegationCode, type DocumentId, type GroupId, newId, type UserId } from '@tandem/shared/ids'
import { Action, agendaStates, type AgendaState, type Marking, type Role } from '@tandem/shared/permissions'
import { Refusal } from '@tandem/shared/protocol'
import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Groups, openGroups } from '../groups/index.js'
import { createDomainEvents } from '../platform/domain-events.js'
import { keepingLog } from '../testing/keeping-log.js'
import { memoryCollections } from '../testing/memory-collections.js'
import type { TokenPowers } from '../identity/index.js'
import { createAccess } from './access.js'

// The data's own table says what is right, not the function under test.
const { permissions } = JSON.parse(
  await readFile(new URL('../../demo/workspace.json', import.meta.url), 'utf8'),
) as { permissions: { agenda: Record<AgendaState, Record<Role | 'admin', string[]>> } }

const roles: Role[] = ['co_chair', 'secretariat', 'head_of_delegation', 'delegate', 'observer']
const groupId = newId('grp')

interface Agenda {
  id: DocumentId
  groupId: GroupId
  state: AgendaState
  marking: Marking
  compartment: string | null
}

let groups: Groups
/** What the last one who got something may do with it. */
let mine: Action[]
let agenda: Agenda

beforeEach(() => {
  groups = openGroups({ collections: memoryCollections(), events: createDomainEvents(keepingLog()) })
  agenda = { id: newId('doc'), groupId, state: 'provisional', marking: 'TLP:AMBER', compartment: null }
})

async function member(role: Role, compartments: string[] = []): Promise<UserId> {
  const userId = newId('usr')
  await groups.admit({ groupId, userId, role, compartments, delegation: 'KOR' as DelegationCode })
  return userId
}

/** What comes of asking: `granted`, or the reason of the refusal. */
async function asking(
  userId: UserId,
  action: Action,
  id: DocumentId = agenda.id,
  token?: TokenPowers,
): Promise<string> {
  const access = createAccess(groups, {
    doc: async (wanted: DocumentId) =>
      wanted === agenda.id
        ? { thing: agenda, groupId, guarded: { ...agenda, kind: 'agenda' as const } }
        : null,
  })
  try {
    const loaded = await access.load(
      { userId, signInId: token?.id ?? newId('sgn'), ...(token && { token }) },
      id,
      action,
    )
    mine = loaded.actions
    return loaded.thing.id === id ? 'granted' : 'something else'
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

describe('who gets nothing', () => {
  it('a stranger finds nothing, whatever he asks for [PERM-2]', async () => {
    for (const action of Action.options) expect(await asking(newId('usr'), action)).toBe('not_found')
  })

  it('what one may not read looks exactly like what does not exist [PERM-4]', async () => {
    const coChair = await member('co_chair')
    const stranger = newId('usr')
    expect(await asking(stranger, 'read')).toBe(await asking(coChair, 'read', newId('doc')))
  })

  it('the administrator is in no group and reads no content [X12, PERM-6]', async () => {
    for (const state of agendaStates) expect(permissions.agenda[state].admin).toEqual([])
    expect(await asking(newId('usr'), 'read')).toBe('not_found')
  })

  it('a former member is a stranger', async () => {
    const delegate = await member('delegate')
    expect(await asking(delegate, 'read')).toBe('granted')
    await groups.remove(groupId, delegate)
    expect(await asking(delegate, 'read')).toBe('not_found')
  })

  it('an observer finds nothing that is marked above him', async () => {
    const observer = await member('observer')
    agenda.marking = 'TLP:AMBER'
    expect(await asking(observer, 'read')).toBe('granted')
    agenda.marking = 'TLP:AMBER+STRICT'
    expect(await asking(observer, 'read')).toBe('not_found')
  })

  it('a co-chair outside the compartment finds nothing either', async () => {
    agenda.compartment = 'trusted_agents'
    expect(await asking(await member('co_chair'), 'read')).toBe('not_found')
    expect(await asking(await member('co_chair', ['trusted_agents']), 'read')).toBe('granted')
  })

  it('an id of a kind nobody finds is not found', async () => {
    const coChair = await member('co_chair')
    expect(await asking(coChair, 'read', newId('pap') as unknown as DocumentId)).toBe('not_found')
    expect(await asking(coChair, 'read', 'constructor_x' as DocumentId)).toBe('not_found')
  })
})

describe('an agenda, by role and state, as the workspace’s own table has it [PERM-1]', () => {
  for (const state of agendaStates) {
    it.each(roles)(`${state}: %s`, async (role) => {
      agenda.state = state
      const userId = await member(role)
      const allowed = permissions.agenda[state][role]
      for (const action of Action.options) {
        const refusal = action === 'edit' ? 'not_editable_now' : 'not_allowed'
        const expected = !allowed.includes('read')
          ? 'not_found'
          : allowed.includes(action)
            ? 'granted'
            : refusal
        expect(`${action}: ${await asking(userId, action)}`).toBe(`${action}: ${expected}`)
      }
    })
  }
})

describe('a program with a co-chair’s access token [M22]', () => {
  const token = (powers: Partial<TokenPowers>): TokenPowers => ({
    id: newId('tok'),
    mayWrite: true,
    groups: null,
    ...powers,
  })

  it('does what its owner may, and nothing that he may not', async () => {
    const coChair = await member('co_chair')
    agenda.state = 'draft'
    expect(await asking(coChair, 'edit', agenda.id, token({}))).toBe('granted')
    agenda.state = 'adopted'
    expect(await asking(coChair, 'edit', agenda.id, token({}))).toBe('not_editable_now')
    expect(await asking(newId('usr'), 'read', agenda.id, token({}))).toBe('not_found')
  })

  it('finds nothing outside the groups it is for', async () => {
    const coChair = await member('co_chair')
    expect(await asking(coChair, 'read', agenda.id, token({ groups: [groupId] }))).toBe('granted')
    expect(await asking(coChair, 'read', agenda.id, token({ groups: [newId('grp')] }))).toBe('not_found')
    expect(await asking(coChair, 'read', agenda.id, token({ groups: [] }))).toBe('not_found')
  })

  it('only reads when it is for reading, and is not told that it may more', async () => {
    const coChair = await member('co_chair')
    agenda.state = 'draft'
    const reader = token({ mayWrite: false })
    for (const action of Action.options) {
      const isReading = ['read', 'read_history', 'export'].includes(action)
      expect([action, await asking(coChair, action, agenda.id, reader)]).toEqual([
        action,
        isReading ? 'granted' : 'not_allowed',
      ])
    }
    await asking(coChair, 'read', agenda.id, reader)
    expect(mine.toSorted()).toEqual(['export', 'read', 'read_history'])
  })
})
