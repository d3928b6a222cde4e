import { useQueries } from '@tanstack/react-query'
import { managedGroupsQuery } from '../../../features/groups'
import { delegationsQuery, peopleQuery, useMe } from '../../../features/identity'

/** The three lists of the administrator, and how to ask for them again. */
export function useAdministered() {
  const { userId } = useMe()
  const [people, delegations, groups] = useQueries({
    queries: [peopleQuery, delegationsQuery, managedGroupsQuery],
  })
  const known =
    people.data && delegations.data && groups.data
      ? { people: people.data, delegations: delegations.data, groups: groups.data }
      : null
  return {
    known,
    hasOthers: people.data?.some((person) => person.userId !== userId) ?? false,
    isPending: people.isPending || delegations.isPending || groups.isPending,
    retry: () => Promise.all([people.refetch(), delegations.refetch(), groups.refetch()]),
  }
}
