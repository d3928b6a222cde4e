import { useState } from 'react'
import { RequestError } from '../../lib/http'
import { useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { Button, ButtonLink, Dialog } from '../../ui'
import styles from './sign-in-form.module.css'
import { useMe, useSignIn } from './use-me'
import { words } from './words'

interface SignInDialogProps {
  open: boolean
  /** The same person is back; what waits can be sent. */
  onSignedIn?: () => void
  /** Where "someone else" leads, with the way back in it. */
  otherAddress: string
}

/**
 * Signing in again over a living page: what is written stays, and nothing behind is unmounted. It can not
 * be dismissed, because without a sign-in nothing more would be stored.
 */
export function SignInDialog({ open, onSignedIn, otherAddress }: SignInDialogProps) {
  const say = useWords(words)
  const language = useLanguage()
  const me = useMe()
  const signIn = useSignIn()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)

  const goOn = async () => {
    setBusy(true)
    setFault(null)
    try {
      await signIn(me.userId)
      onSignedIn?.()
    } catch (reason) {
      setFault(reason)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open={open}
      onClose={() => undefined}
      dismissable={false}
      title={say('again.title')}
      description={say('again.text')}
      actions={
        <>
          <ButtonLink look="quiet" to={otherAddress}>
            {say('again.other')}
          </ButtonLink>
          <Button look="primary" busy={busy} onClick={() => void goOn()}>
            {busy
              ? say('signIn.busy')
              : say('again.continue', {
                  name: personLabel({ ...me, role: me.groups[0]?.role ?? null }, language, 'short'),
                })}
          </Button>
        </>
      }
    >
      {fault !== null && (
        <p className={styles.fault} role="alert">
          {fault instanceof RequestError ? fault.inWords(language) : say('signIn.unreachable')}
        </p>
      )}
    </Dialog>
  )
}
