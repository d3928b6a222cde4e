import type { GroupOverview } from '@tandem/shared/groups'
import { type ActionOn, mayAct } from '@tandem/shared/permissions'

/** By the same rule as the server's. */
export function mayStartMinutes(overview: Pick<GroupOverview, 'myRole'>): boolean {
  return mayAtMeetings(overview, 'start_record')
}

export function mayPlanMeetings(overview: Pick<GroupOverview, 'myRole'>): boolean {
  return mayAtMeetings(overview, 'plan_meeting')
}

function mayAtMeetings({ myRole }: Pick<GroupOverview, 'myRole'>, action: ActionOn<'meeting'>): boolean {
  const meeting = { kind: 'meeting', state: 'any', marking: null, compartment: null } as const
  return mayAct({ role: myRole, compartments: [] }, action, meeting)
}
