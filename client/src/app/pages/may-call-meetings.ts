import type { GroupOverview } from '@tandem/shared/groups'
import { mayAct } from '@tandem/shared/permissions'

/** By the same rule as the server's. */
export function mayCallMeetings({ myRole }: Pick<GroupOverview, 'myRole'>): boolean {
  const group = { kind: 'group', state: 'any', marking: null, compartment: null } as const
  return mayAct({ role: myRole, compartments: [] }, 'create_meeting', group)
}
