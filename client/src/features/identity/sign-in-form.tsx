import { useQuery } from '@tanstack/react-query'
import type { Persona, ProviderRefusal } from '@tandem/shared/identity'
import { refusals } from '@tandem/shared/protocol'
import type { UserId } from '@tandem/shared/ids'
import { useState } from 'react'
import { useFailureInWords } from '../../lib/failure'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { Button, TextField } from '../../ui'
import { fetchWelcome } from './api'
import { ForgottenPassword } from './forgotten-password'
import { PasswordSignIn } from './password-sign-in'
import { passwordWords } from './password-words'
import { PersonaList } from './persona-list'
import { ProviderButton } from './provider-button'
import styles from './sign-in-form.module.css'
import { useSignInAct } from './use-sign-in-act'
import { words } from './words'

/** What the sign-in page needs to know; never kept on the device, since it belongs to nobody yet. */
export const welcomeQuery = {
  queryKey: ['welcome'],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchWelcome(signal),
  meta: { keep: false },
}

interface SignInFormProps {
  /** Why one's organisation has sent one back without being signed in. */
  refused: ProviderRefusal | null
  /** Where one goes who comes back from his organisation. */
  returnTo: string
  /** Called once the server has agreed. */
  onSignedIn: () => void
}

/** The ways in that this server has. */
export function SignInForm({ refused, returnTo, onSignedIn }: SignInFormProps) {
  const language = useLanguage()
  const sayCommon = useWords(common)
  const sayPassword = useWords(passwordWords)
  const inWords = useFailureInWords()
  const { data, error, refetch } = useQuery(welcomeQuery)
  if (!data) {
    return (
      error && (
        <div className={styles.form}>
          <p className={styles.fault} role="alert">
            {inWords(error)}
          </p>
          <Button onClick={() => void refetch()}>{sayCommon('retry')}</Button>
        </div>
      )
    )
  }
  if (data.signInBy === 'persona') return <PersonaSignIn personas={data.personas} onSignedIn={onSignedIn} />
  return (
    <div className={styles.form}>
      <PasswordSignIn
        onSignedIn={onSignedIn}
        above={
          <>
            {refused && (
              <p className={styles.fault} role="alert">
                {refusals[refused][language]}
              </p>
            )}
            {data.provider && <ProviderButton name={data.provider.name} returnTo={returnTo} />}
          </>
        }
        below={
          data.sendsMail ? (
            <ForgottenPassword />
          ) : (
            <p className={styles.note}>{sayPassword('signIn.forgotten')}</p>
          )
        }
      />
      <p className={styles.rules}>{sayPassword('signIn.rules')}</p>
    </div>
  )
}

interface PersonaSignInProps {
  personas: readonly Persona[]
  onSignedIn: () => void
}

/** In the demonstration: choosing whom to be, with search. */
function PersonaSignIn({ personas, onSignedIn }: PersonaSignInProps) {
  const say = useWords(words)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<UserId | null>(null)
  const { act, busy, fault } = useSignInAct(onSignedIn)
  const choose = (userId: UserId) => {
    setChosen(userId)
    void act({ as: userId })
  }
  return (
    <div className={styles.form}>
      <p className={styles.intro}>{say('signIn.intro')}</p>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <TextField
        label={say('signIn.search')}
        type="search"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <PersonaList personas={personas} query={query} busy={busy ? chosen : null} onChoose={choose} />
    </div>
  )
}
