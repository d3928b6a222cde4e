import { useQuery } from '@tanstack/react-query'
import type { UserId } from '@tandem/shared/ids'
import { useState } from 'react'
import { RequestError } from '../../lib/http'
import { useLanguage, useWords } from '../../lib/i18n'
import { Button, TextField } from '../../ui'
import { fetchWelcome } from './api'
import { PersonaList } from './persona-list'
import styles from './sign-in-form.module.css'
import { useSignIn } from './use-me'
import { words } from './words'
import { common } from '../../lib/i18n'

/** What the sign-in page needs to know; never kept on the device, since it belongs to nobody yet. */
export const welcomeQuery = {
  queryKey: ['welcome'],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchWelcome(signal),
  meta: { keep: false },
}

/** Choosing whom to be, with search. `onSignedIn` is called once the server has agreed. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const signIn = useSignIn()
  const { data, error, refetch } = useQuery(welcomeQuery)
  const [query, setQuery] = useState('')
  const [busy, setBusy] = useState<UserId | null>(null)
  const [fault, setFault] = useState<unknown>(null)

  const choose = async (userId: UserId) => {
    setBusy(userId)
    setFault(null)
    try {
      await signIn(userId)
      onSignedIn()
    } catch (reason) {
      setFault(reason)
    } finally {
      setBusy(null)
    }
  }

  const failed = fault ?? error
  return (
    <div className={styles.form}>
      <p className={styles.intro}>{say('signIn.intro')}</p>
      {failed !== null && (
        <p className={styles.fault} role="alert">
          {failed instanceof RequestError ? failed.inWords(language) : say('signIn.unreachable')}
        </p>
      )}
      {error && !data && <Button onClick={() => void refetch()}>{sayCommon('retry')}</Button>}
      {data && (
        <>
          <TextField
            label={say('signIn.search')}
            type="search"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <PersonaList
            personas={data.personas}
            query={query}
            busy={busy}
            onChoose={(id) => void choose(id)}
          />
        </>
      )}
    </div>
  )
}
