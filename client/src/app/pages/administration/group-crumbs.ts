import type { ManagedGroup } from '@tandem/shared/groups'
import { managedWords } from '../../../features/groups'
import { common, useWords } from '../../../lib/i18n'
import type { Crumb } from '../../shell'

/** The way to a page about one group. */
export function useGroupCrumbs(): (group: ManagedGroup, here?: string) => Crumb[] {
  const say = useWords(managedWords)
  const sayCommon = useWords(common)
  return (group, here) => [
    { label: sayCommon('nav.administration'), to: '/administration/people' },
    { label: say('groups.title'), to: '/administration/groups' },
    ...(here ? [{ label: group.short, to: `/administration/groups/${group.id}` }, { label: here }] : []),
    ...(here ? [] : [{ label: group.short }]),
  ]
}
