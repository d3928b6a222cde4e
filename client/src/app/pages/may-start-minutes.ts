import type { GroupOverview } from '@tandem/shared/groups'
import { mayAct } from '@tandem/shared/permissions'

/** By the same rule as the server's. */
export function mayStartMinutes({ myRole }: Pick<GroupOverview, 'myRole'>): boolean {
  const meeting = { kind: 'meeting', state: 'any', marking: null, compartment: null } as const
  return mayAct({ role: myRole, compartments: [] }, 'start_record', meeting)
}
