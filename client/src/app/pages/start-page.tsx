import { Navigate } from 'react-router'
import { useMe } from '../../features/identity'
import { useLastGroup } from '../last-group'
import { ProfilePage } from './profile-page'

/** The address without a page: the group last visited. Who is in none, such as the administrator, sees himself. */
export function StartPage() {
  const { groups } = useMe()
  const groupId = useLastGroup(groups)
  return groupId ? <Navigate replace to={`/groups/${groupId}`} /> : <ProfilePage />
}
