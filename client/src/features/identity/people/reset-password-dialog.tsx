import type { Account } from '@tandem/shared/identity'
import { inLanguage } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form, showToast } from '../../../ui'
import { NewPasswordField } from '../new-password-field'
import { passwordFault } from '../password-rules'
import { passwordWords } from '../password-words'
import { peopleWords } from '../people-words'
import * as api from './api'

/** For someone who has forgotten his. */
export function ResetPasswordDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const say = useWords(peopleWords)
  const sayPassword = useWords(passwordWords)
  const sayCommon = useWords(common)
  const name = inLanguage(person.name, useLanguage()).text
  const formId = useId()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const { run, busy, fault } = useAct(api.resetPassword, () => {
    showToast({ text: say('reset.done', { name }) })
    onClose()
  })
  const submit = () => {
    setTried(true)
    if (!passwordFault(password)) run({ userId: person.userId, password })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('reset.title', { name })}
      description={say('reset.text')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say('reset.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <NewPasswordField
          label={sayPassword('password.new')}
          value={password}
          showFault={tried}
          onChange={setPassword}
        />
      </Form>
    </Dialog>
  )
}
