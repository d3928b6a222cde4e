import { useCallback, useState } from 'react'
import { useWords } from '../../lib/i18n'
import { countUnsent } from '../../lib/local-data'
import { Button, Dialog, showToast } from '../../ui'
import { useSignOut } from './use-me'
import { words } from './words'

/** Signing out, with a question first when it would lose something. `leavePage` goes to the sign-in page. */
export function useSignOutWithCare(leavePage: () => Promise<void>) {
  const say = useWords(words)
  const signOut = useSignOut()
  const [unsent, setUnsent] = useState(0)

  const leave = useCallback(async () => {
    setUnsent(0)
    try {
      await signOut(leavePage)
    } catch {
      showToast({ text: say('signOut.failed') })
    }
  }, [signOut, leavePage, say])

  const ask = useCallback(async () => {
    const count = await countUnsent()
    if (count > 0) setUnsent(count)
    else await leave()
  }, [leave])

  const question = (
    <SignOutQuestion unsent={unsent} onStay={() => setUnsent(0)} onLeave={() => void leave()} />
  )
  return { ask, question }
}

interface SignOutQuestionProps {
  unsent: number
  onStay: () => void
  onLeave: () => void
}

function SignOutQuestion({ unsent, onStay, onLeave }: SignOutQuestionProps) {
  const say = useWords(words)
  return (
    <Dialog
      open={unsent > 0}
      onClose={onStay}
      title={say('signOut.title')}
      description={say('signOut.text', { count: unsent })}
      actions={
        <>
          <Button look="danger" onClick={onLeave}>
            {say('signOut.anyway')}
          </Button>
          <Button onClick={onStay}>{say('signOut.stay')}</Button>
        </>
      }
    />
  )
}
