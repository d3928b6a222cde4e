import type { Account } from '@tandem/shared/identity'
import { inLanguage } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form, showToast } from '../../../ui'
import { providerWords } from '../provider-words'
import * as api from './api'
import { isMail, MailField } from './mail-field'

interface BindDialogProps {
  person: Account
  /** As the sign-in page calls it. */
  provider: string
  onClose: () => void
}

/** Says whose account it is that somebody of the organisation will have. */
export function BindDialog({ person, provider, onClose }: BindDialogProps) {
  const say = useWords(providerWords)
  const sayCommon = useWords(common)
  const name = inLanguage(person.name, useLanguage()).text
  const formId = useId()
  const [mail, setMail] = useState(person.mail ?? '')
  const [tried, setTried] = useState(false)
  const { run, busy, fault } = useAct(api.bindToProvider, () => {
    showToast({ text: say('bind.done', { name, provider }) })
    onClose()
  })
  const submit = () => {
    setTried(true)
    if (isMail(mail)) run({ userId: person.userId, mail })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('bind.title', { name, provider })}
      description={say('bind.text', { provider })}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say('bind.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <MailField value={mail} showFault={tried} onChange={setMail} isForLink={false} />
      </Form>
    </Dialog>
  )
}
