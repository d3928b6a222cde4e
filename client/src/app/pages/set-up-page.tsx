import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { passwordWords, SetUpForm, welcomeQuery } from '../../features/identity'
import { useWords } from '../../lib/i18n'
import { EntryPage } from './entry-page'
import { Loading } from './loading'
import { Unreachable } from './unreachable'

/** A server's first minutes. Once the first account is made, this page is gone. */
export function SetUpPage() {
  const say = useWords(passwordWords)
  const navigate = useNavigate()
  const { data, refetch, isPending } = useQuery(welcomeQuery)
  const [isDone, setDone] = useState(false)
  if (isPending) return <Loading />
  if (!data) return <Unreachable onRetry={() => void refetch()} />
  // What the server says of itself changes while this page signs in: it must not be sent away meanwhile.
  if (!data.needsSetUp && !isDone) return <Navigate replace to="/" />
  return (
    <EntryPage title={say('setUp.title')} notice={data.notice}>
      <SetUpForm
        onSignedIn={() => {
          setDone(true)
          void navigate('/', { replace: true })
        }}
      />
    </EntryPage>
  )
}
