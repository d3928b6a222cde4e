import { Navigate } from 'react-router'
import { useMe } from '../../features/identity'
import { useLastGroup } from '../last-group'
import { ProfilePage } from './profile-page'

/** The address without a page: the group last visited, for the administrator the people; who is in none sees himself. */
export function StartPage() {
  const { groups, isAdministrator } = useMe()
  const groupId = useLastGroup(groups)
  if (groupId) return <Navigate replace to={`/groups/${groupId}`} />
  return isAdministrator ? <Navigate replace to="/administration/people" /> : <ProfilePage />
}
