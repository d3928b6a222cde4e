/** Exercises, forums and meetings of the bodies above: what a group works towards. */
import type { Activity as ActivitySummary } from '@tandem/shared/activities'
import { type ActivityId, type GroupId, newId } from '@tandem/shared/ids'
import type { Collections, CollectionSpec } from '../platform/collection.js'

export interface Activity extends ActivitySummary {
  groupId: GroupId
}

export const activitySpec: CollectionSpec<Activity> = {
  name: 'activities',
  unique: {},
  lookups: { byGroup: ['groupId'] },
}

export interface Activities {
  create(activity: Omit<Activity, 'id'>): Promise<Activity>
  find(id: ActivityId): Promise<Activity | null>
  /** As far as known in order of time; those without any date last. */
  ofGroup(groupId: GroupId): Promise<Activity[]>
}

export function openActivities(collections: Collections): Activities {
  const activities = collections.collection(activitySpec)
  return {
    async create(facts) {
      const activity: Activity = { id: newId('act'), ...facts }
      const inserted = await activities.insert(activity)
      if (inserted.kind === 'duplicate') throw new Error('A random id was taken.')
      return activity
    },
    find: async (id) => (await activities.get(id))?.value ?? null,
    async ofGroup(groupId) {
      const stored = await activities.find('byGroup', [groupId])
      return stored.map(({ value }) => value).toSorted(byTime)
    },
  }
}

function byTime(a: Activity, b: Activity): number {
  const [earlier, later] = [sortableDate(a), sortableDate(b)]
  return earlier === later ? (a.id < b.id ? -1 : 1) : earlier < later ? -1 : 1
}

// Text that sorts: a month stands before its days, and a date to be settled after all.
function sortableDate({ dates }: Activity): string {
  if (dates.precision === 'tbd') return '~'
  return dates.precision === 'month' ? dates.month : dates.start
}

/** An activity as members see it. */
export function summarise({ groupId: _group, ...summary }: Activity): ActivitySummary {
  return summary
}
