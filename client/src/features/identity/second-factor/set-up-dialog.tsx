import type { SecondFactorKey } from '@tandem/shared/identity'
import { useId, useState } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, CopyField, Dialog, Form } from '../../../ui'
import { CodeField } from '../code-field'
import { secondFactorWords } from '../second-factor-words'
import * as api from './api'
import { QrCode } from './qr-code'
import { useSecondFactorChanged } from './queries'

interface SetUpDialogProps {
  made: SecondFactorKey
  onDone: (recoveryCodes: string[]) => void
  onClose: () => void
}

/** A key for an authenticator app, by camera or by hand; on once a code of it was given. */
export function SetUpDialog({ made, onDone, onClose }: SetUpDialogProps) {
  const say = useWords(secondFactorWords)
  const sayCommon = useWords(common)
  const formId = useId()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const changed = useSecondFactorChanged()
  const { run, busy, fault } = useAct(api.confirmSecondFactor, async (codes) => {
    onDone(codes)
    await changed()
  })
  const submit = () => {
    setTried(true)
    if (code.trim()) run(code)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('setUp.title')}
      description={say('setUp.text')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(busy ? 'setUp.busy' : 'setUp.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <QrCode text={made.address} label={say('setUp.picture')} />
        <CopyField label={say('setUp.key')} value={made.key} />
        <CodeField ofAppOnly value={code} showFault={tried} onChange={setCode} />
      </Form>
    </Dialog>
  )
}
