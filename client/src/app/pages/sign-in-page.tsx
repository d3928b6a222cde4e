import { useQuery } from '@tanstack/react-query'
import { ProviderRefusal } from '@tandem/shared/identity'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { identityWords, SignInForm, welcomeQuery } from '../../features/identity'
import { useWords } from '../../lib/i18n'
import { localAddress } from '../../lib/local-address'
import { EntryPage } from './entry-page'

/** The way in. Leads back to where one wanted to go; on a fresh server, to its first account. */
export function SignInPage() {
  const say = useWords(identityWords)
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { data } = useQuery(welcomeQuery)
  const returnTo = localAddress(search.get('return'))
  if (data?.needsSetUp) return <Navigate replace to="/set-up" />
  return (
    <EntryPage title={say('signIn.title')} notice={data?.notice ?? null}>
      <SignInForm
        refused={ProviderRefusal.safeParse(search.get('refused')).data ?? null}
        returnTo={returnTo}
        onSignedIn={() => void navigate(returnTo, { replace: true })}
      />
    </EntryPage>
  )
}
