import { Outlet } from 'react-router'
import { useMe } from '../../../features/identity'
import { NotFoundPage } from '../not-found-page'

/** For everybody else these pages do not exist (PERM-3). */
export function RequireAdministrator() {
  return useMe().isAdministrator ? <Outlet /> : <NotFoundPage />
}
