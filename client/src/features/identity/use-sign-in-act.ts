import { useState } from 'react'
import { useFailureInWords } from '../../lib/failure'
import { useSignIn, type Proof } from './use-me'

/** One try at signing in at a time, and what became of it. */
export function useSignInAct(onSignedIn: () => void) {
  const signIn = useSignIn()
  const inWords = useFailureInWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const act = async (proof: Proof): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await signIn(proof)
      onSignedIn()
    } catch (reason) {
      setFailure(reason)
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, fault: inWords(failure) }
}
