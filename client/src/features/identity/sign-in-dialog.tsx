import { useCallback, useId, useState } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { Button, ButtonLink, Dialog, Form } from '../../ui'
import * as api from './api'
import { passwordWords } from './password-words'
import { emptyProof, ProofFields, proofOf, type Tried, triedWith } from './proof-fields'
import { providerWords } from './provider-words'
import styles from './sign-in-form.module.css'
import { useMe, useSignIn } from './use-me'
import { useSignInAct } from './use-sign-in-act'
import { WindowDialog } from './window-dialog'
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
export function SignInDialog(props: SignInDialogProps) {
  const me = useMe()
  if (!props.open) return null
  // Only the demonstration has a notice, and nobody there has a password.
  if (me.notice) return <ContinueDialog {...props} />
  return me.isByProvider ? <ProviderDialog {...props} /> : <PasswordDialog {...props} />
}

function ContinueDialog({ open, onSignedIn, otherAddress }: SignInDialogProps) {
  const say = useWords(words)
  const language = useLanguage()
  const me = useMe()
  const { act, busy, fault } = useSignInAct(() => onSignedIn?.())
  const name = personLabel({ ...me, role: me.groups[0]?.role ?? null }, language, 'short')
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
          <Button look="primary" busy={busy} onClick={() => void act({ as: me.userId })}>
            {busy ? say('signIn.busy') : say('again.continue', { name })}
          </Button>
        </>
      }
    >
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}

function ProviderDialog({ onSignedIn, otherAddress }: SignInDialogProps) {
  const say = useWords(words)
  const sayProvider = useWords(providerWords)
  const signIn = useSignIn()
  const [failure, setFailure] = useState<unknown>(null)
  const back = useCallback(() => {
    signIn({ isBack: true }).then(() => onSignedIn?.(), setFailure)
  }, [signIn, onSignedIn])
  return (
    <WindowDialog
      title={say('again.title')}
      text={sayProvider('again.text')}
      dismissable={false}
      waitsFor="signed-in"
      begin={api.beginAtProvider}
      failure={failure}
      onDone={back}
      onClose={() => undefined}
      aside={
        <ButtonLink look="quiet" to={otherAddress}>
          {say('again.other')}
        </ButtonLink>
      }
    />
  )
}

function PasswordDialog({ open, onSignedIn, otherAddress }: SignInDialogProps) {
  const say = useWords(words)
  const sayPassword = useWords(passwordWords)
  const language = useLanguage()
  const me = useMe()
  const formId = useId()
  const [draft, setDraft] = useState(emptyProof)
  const [tried, setTried] = useState<Tried>('nothing')
  const { act, busy, asksForCode, fault } = useSignInAct(() => onSignedIn?.())
  const submit = () => {
    setTried(triedWith(asksForCode))
    const proof = proofOf(draft, asksForCode)
    if (proof) void act({ login: me.login, ...proof })
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
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {busy ? say('signIn.busy') : sayPassword('again.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <p className={styles.who}>
          {personLabel(me, language, 'long')} <span>{me.login}</span>
        </p>
        <ProofFields
          login={me.login}
          draft={draft}
          asksForCode={asksForCode}
          tried={tried}
          onChange={setDraft}
        />
      </Form>
    </Dialog>
  )
}
