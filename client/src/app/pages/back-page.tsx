import { type ReactNode, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { providerWords, useSignIn } from '../../features/identity'
import { useFailureInWords } from '../../lib/failure'
import { useWords } from '../../lib/i18n'
import { localAddress } from '../../lib/local-address'
import { takeReturn, tellBack, type TellsBack } from '../../lib/other-window'
import { ButtonLink, FieldStack } from '../../ui'
import { EntryPage } from './entry-page'
import { Loading } from './loading'

// Once for each time the page is loaded: what is kept is taken, and told, a single time.
let returnTo: string | null | undefined

/** Where one's organisation sends one back to, signed in. */
export function SignedInPage() {
  const navigate = useNavigate()
  const signIn = useSignIn()
  const inWords = useFailureInWords()
  const [address] = useState(() => (returnTo === undefined ? (returnTo = takeReturn()) : returnTo))
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (address === null) return
    signIn({ isBack: true }).then(
      () => navigate(localAddress(address), { replace: true }),
      (reason: unknown) => setFailure(reason),
    )
  }, [address, signIn, navigate])
  if (address === null) return <DoneInThisWindow what="signed-in" />
  if (failure === null) return <Loading />
  return (
    <SaysInThisWindow title="window.signedInTitle">
      <p role="alert">{inWords(failure)}</p>
    </SaysInThisWindow>
  )
}

/** Where one is sent back to who has shown that it is he. */
export function ProvenPage() {
  return <DoneInThisWindow what="proven" />
}

function DoneInThisWindow({ what }: { what: TellsBack }) {
  const say = useWords(providerWords)
  useEffect(() => {
    tellBack(what)
    // Browsers close only windows they count as opened by a page; else the text says what to do.
    window.close()
  }, [what])
  return (
    <SaysInThisWindow title={what === 'proven' ? 'window.provenTitle' : 'window.signedInTitle'}>
      <p>{say('window.text')}</p>
    </SaysInThisWindow>
  )
}

interface SaysProps {
  title: 'window.provenTitle' | 'window.signedInTitle'
  children: ReactNode
}

function SaysInThisWindow({ title, children }: SaysProps) {
  const say = useWords(providerWords)
  return (
    <EntryPage title={say(title)} notice={null}>
      <FieldStack>
        {children}
        <p>
          <ButtonLink to="/">{say('window.home')}</ButtonLink>
        </p>
      </FieldStack>
    </EntryPage>
  )
}
