/**
 * Which group an activity of the demonstration's data belongs to. The data says it in several ways; the more
 * direct one counts: by name, by a commitment, by who takes part, by the body that meets.
 */
import type { Workspace } from './workspace.js'

type DataActivity = Workspace['activities'][number]

export function groupOfActivity(activity: DataActivity, workspace: Workspace): string {
  const group =
    activity.group ??
    workspace.commitments.find((commitment) => commitment.activity === activity.id)?.group ??
    groupTakingPart(activity, workspace) ??
    groupReportingTo(activity, workspace)
  if (group === undefined) throw new Error(`activities: ${activity.id} belongs to no group.`)
  return group
}

/** The largest group all of whose members are named; of two alike, the one above. */
function groupTakingPart(activity: DataActivity, { groups }: Workspace): string | undefined {
  const named = new Set([...activity.participantsNamed, ...activity.invited])
  return groups
    .filter(({ members }) => members.length > 0 && members.every((member) => named.has(member)))
    .toSorted(
      (a, b) => b.members.length - a.members.length || Number(a.parent === b.id) - Number(b.parent === a.id),
    )[0]?.id
}

/** `act-scm-2023` is a meeting of `scm`: the group is the one that reports to it. */
function groupReportingTo(activity: DataActivity, { groups }: Workspace): string | undefined {
  if (activity.kind !== 'parent_meeting') return undefined
  const bare = (id: string): string => id.replaceAll(/[^a-z0-9]/g, '')
  return groups.find(({ reportsTo }) => reportsTo.some((body) => bare(activity.id).includes(bare(body))))?.id
}
