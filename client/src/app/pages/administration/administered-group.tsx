import type { ComponentProps, ReactNode } from 'react'
import { useParams } from 'react-router'
import { NotFoundPage } from '../not-found-page'
import { Administered } from './administered'

type Known = Parameters<ComponentProps<typeof Administered>['children']>[0]

/** The group of the address, with the administrator's lists; the page of what does not exist where there is none. */
export function AdministeredGroup({
  children,
}: {
  children: (known: Known & { group: Known['groups'][number] }) => ReactNode
}) {
  const { groupId } = useParams()
  return (
    <Administered>
      {(known) => {
        const group = known.groups.find(({ id }) => id === groupId)
        return group ? children({ ...known, group }) : <NotFoundPage />
      }}
    </Administered>
  )
}
