import { useId, useState } from 'react'
import { common, useWords } from '../../lib/i18n'
import { useAct } from '../../lib/use-act'
import { Button, Dialog, Form, PasswordField, showToast } from '../../ui'
import { isRefused } from '../../lib/http'
import * as api from './api'
import { CodeField } from './code-field'
import { NewPasswordField } from './new-password-field'
import { passwordFault } from './password-rules'
import { passwordWords } from './password-words'
import styles from './profile-form.module.css'
import { type Tried, triedWith } from './proof-fields'
import { useCodeAsked } from './use-code-asked'

/** The way to a new password; who knows the present one may set it. */
export function ChangePassword() {
  const say = useWords(passwordWords)
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.password}>
      <p className={styles.text}>{say('change.text')}</p>
      <Button onClick={() => setOpen(true)}>{say('change.open')}</Button>
      {open && <ChangePasswordDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(passwordWords)
  const sayCommon = useWords(common)
  const formId = useId()
  const [before, setBefore] = useState('')
  const [wished, setWished] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState<Tried>('nothing')
  const { run, busy, fault, error } = useAct(api.changePassword, () => {
    showToast({ text: say('change.done') })
    onClose()
  })
  const asksForCode = useCodeAsked(error)
  const submit = () => {
    setTried(triedWith(asksForCode))
    if (!before || passwordFault(wished) || (asksForCode && !code.trim())) return
    run({ old: before, new: wished, ...(asksForCode && { code }) })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('change.do')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(busy ? 'change.busy' : 'change.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={isRefused(error, 'code_needed') ? null : fault} onSubmit={submit}>
        <PasswordField
          label={say('change.old')}
          autoComplete="current-password"
          value={before}
          fault={tried !== 'nothing' && !before ? say('change.oldMissing') : null}
          onChange={(event) => setBefore(event.target.value)}
        />
        <NewPasswordField
          label={say('password.new')}
          value={wished}
          showFault={tried !== 'nothing'}
          onChange={setWished}
        />
        {asksForCode && (
          <CodeField takesFocus value={code} showFault={tried === 'password and code'} onChange={setCode} />
        )}
      </Form>
    </Dialog>
  )
}
