import { useQuery } from '@tanstack/react-query'
import { secretIn } from '@tandem/shared/identity'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { ChoosePasswordForm, passwordWords, useLinkFacts, welcomeQuery } from '../../features/identity'
import { useFailureInWords } from '../../lib/failure'
import { useWords } from '../../lib/i18n'
import { EntryPage } from './entry-page'
import { Loading } from './loading'

/** Where an invitation leads, and the link for who has forgotten his password. */
export function ChoosePasswordPage() {
  const say = useWords(passwordWords)
  const inWords = useFailureInWords()
  const navigate = useNavigate()
  // Kept here alone: in the address bar others could read it over a shoulder, and in the history later.
  const [secret] = useState(() => secretIn(location.hash))
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname)
  }, [])
  const { data: welcome } = useQuery(welcomeQuery)
  const looked = useLinkFacts(secret)
  if (secret !== null && !looked) return <Loading />
  return (
    <EntryPage title={say('choose.title')} notice={welcome?.notice ?? null}>
      {looked?.facts && secret !== null ? (
        <ChoosePasswordForm
          facts={looked.facts}
          secret={secret}
          onSignedIn={() => void navigate('/', { replace: true })}
        />
      ) : (
        <p role="alert">{secret === null ? say('choose.noLink') : inWords(looked?.error)}</p>
      )}
    </EntryPage>
  )
}
