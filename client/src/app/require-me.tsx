import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation, useMatches } from 'react-router'
import { meQuery, ProveAgainDialog } from '../features/identity'
import { isSignedOut } from '../lib/http'
import { signInAddress } from '../lib/local-address'
import { keptUser, useSignedOut } from '../lib/session'
import { AppTools } from './app-tools'
import { LiveLink } from './live-link'
import { Loading } from './pages/loading'
import { Unreachable } from './pages/unreachable'

/** What a route says of itself. */
export interface RouteHandle {
  /** The page stays when the sign-in ends, and asks for a new one over what is written. */
  staysWhenSignedOut?: boolean
}

/**
 * Pages for signed-in people. Who is not is sent to sign in and comes back to the very place, unless the
 * page has something of his to keep.
 */
export function RequireMe() {
  const location = useLocation()
  const stays = useMatches().some(({ handle }) => (handle as RouteHandle | undefined)?.staysWhenSignedOut)
  const isOut = useSignedOut()
  // A device that keeps nobody has nobody signed in: asking would only be refused.
  const isKnown = keptUser() !== null
  const { data, error, isPending, refetch } = useQuery({ ...meQuery, enabled: isKnown })

  if (!data) {
    if (!isKnown || isSignedOut(error)) return <Navigate replace to={signInAddress(location)} />
    if (isPending) return <Loading />
    return <Unreachable onRetry={() => void refetch()} />
  }
  if (isOut && !stays) return <Navigate replace to={signInAddress(location)} />
  return (
    <>
      <LiveLink userId={data.userId}>
        <Outlet />
      </LiveLink>
      <AppTools />
      <ProveAgainDialog />
    </>
  )
}
