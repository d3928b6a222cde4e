import { useId, useState } from 'react'
import { common, useWords } from '../../lib/i18n'
import { useAct } from '../../lib/use-act'
import { Button, Dialog, Form } from '../../ui'
import { wantLink } from './api'
import { LoginField } from './login-field'
import { passwordWords } from './password-words'
import styles from './sign-in-form.module.css'

/** A link by mail, where the server sends mail. It tells nobody whether there is such an account. */
export function ForgottenPassword() {
  const say = useWords(passwordWords)
  const [open, setOpen] = useState(false)
  return (
    <p className={styles.note}>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        {say('forgotten.open')}
      </Button>
      {open && <ForgottenDialog onClose={() => setOpen(false)} />}
    </p>
  )
}

function ForgottenDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(passwordWords)
  const sayCommon = useWords(common)
  const formId = useId()
  const [login, setLogin] = useState('')
  const [tried, setTried] = useState(false)
  const [isSent, setSent] = useState(false)
  const { run, busy, fault } = useAct(wantLink, () => setSent(true))
  const submit = () => {
    setTried(true)
    if (login.trim()) run(login.trim())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('forgotten.title')}
      description={say(isSent ? 'forgotten.sent' : 'forgotten.text')}
      actions={
        isSent ? (
          <Button look="primary" onClick={onClose}>
            {sayCommon('close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{sayCommon('cancel')}</Button>
            <Button look="primary" type="submit" form={formId} busy={busy}>
              {say('forgotten.do')}
            </Button>
          </>
        )
      }
    >
      {!isSent && (
        <Form id={formId} fault={fault} onSubmit={submit}>
          <LoginField value={login} showFault={tried} onChange={setLogin} />
        </Form>
      )}
    </Dialog>
  )
}
