import { useState } from 'react'
import { useFailureInWords } from '../../lib/failure'
import { isRefused } from '../../lib/http'
import { useCodeAsked } from './use-code-asked'
import { useSignIn, type SignInProof } from './use-me'

/** One try at signing in at a time, and what became of it. */
export function useSignInAct(onSignedIn: () => void) {
  const signIn = useSignIn()
  const inWords = useFailureInWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const asksForCode = useCodeAsked(failure)

  const act = async (proof: SignInProof): Promise<void> => {
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
  // Being asked for a code is no fault of anybody's.
  return { act, busy, asksForCode, fault: isRefused(failure, 'code_needed') ? null : inWords(failure) }
}
