import type { Proof } from '@tandem/shared/identity'
import { useId, useRef, useState } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form } from '../../../ui'
import { emptyProof, ProofFields, proofOf, type Tried, triedWith } from '../proof-fields'
import { useMe } from '../use-me'

interface ProofDialogProps<Made> {
  title: string
  text: string
  /** The verb of the act. */
  act: string
  danger?: boolean
  /** What is done with password and code. */
  prove: (proof: Proof) => Promise<Made>
  onDone: (made: Made) => void | Promise<void>
  onClose: () => void
}

/** An act of the second factor's own, which takes password and code. */
export function ProofDialog<Made>({
  title,
  text,
  act,
  danger,
  prove,
  onDone,
  onClose,
}: ProofDialogProps<Made>) {
  const sayCommon = useWords(common)
  const { login } = useMe()
  const formId = useId()
  const first = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(emptyProof)
  const [tried, setTried] = useState<Tried>('nothing')
  const { run, busy, fault } = useAct(prove, onDone)
  const submit = () => {
    setTried(triedWith(true))
    const proof = proofOf(draft, true)
    if (proof) run(proof)
  }
  return (
    <Dialog
      open
      firstField={first}
      onClose={onClose}
      title={title}
      description={text}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look={danger ? 'danger' : 'primary'} type="submit" form={formId} busy={busy}>
            {act}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <ProofFields
          first={first}
          login={login}
          draft={draft}
          asksForCode
          tried={tried}
          onChange={setDraft}
        />
      </Form>
    </Dialog>
  )
}
