import { useQuery } from '@tanstack/react-query'
import { useCallback, useId, useRef, useState } from 'react'
import { isRefused } from '../../lib/http'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { useProofAsked } from '../../lib/proof'
import { useAct } from '../../lib/use-act'
import { Button, Dialog, Form } from '../../ui'
import * as api from './api'
import { passwordWords } from './password-words'
import { emptyProof, ProofFields, proofOf, type Tried, triedWith } from './proof-fields'
import { providerWords } from './provider-words'
import styles from './sign-in-form.module.css'
import { useCodeAsked } from './use-code-asked'
import { useMe } from './use-me'
import { WindowDialog } from './window-dialog'

/** Over whatever page asks for something sensitive; the act goes on by itself afterwards. */
export function ProveAgainDialog() {
  const asked = useProofAsked()
  const { isByProvider } = useMe()
  if (!asked) return null
  return isByProvider ? <AskingWindow onAnswer={asked.settle} /> : <AskingDialog onAnswer={asked.settle} />
}

function AskingWindow({ onAnswer }: AskingProps) {
  const say = useWords(passwordWords)
  const sayCommon = useWords(common)
  const sayProvider = useWords(providerWords)
  const proven = useCallback(() => onAnswer(true), [onAnswer])
  return (
    <WindowDialog
      title={say('prove.title')}
      text={sayProvider('prove.text')}
      dismissable
      waitsFor="proven"
      begin={api.beginProofAtProvider}
      onDone={proven}
      onClose={() => onAnswer(false)}
      aside={<Button onClick={() => onAnswer(false)}>{sayCommon('cancel')}</Button>}
    />
  )
}

interface AskingProps {
  onAnswer: (isProven: boolean) => void
}

function AskingDialog({ onAnswer }: AskingProps) {
  const say = useWords(passwordWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const me = useMe()
  const formId = useId()
  const first = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(emptyProof)
  const [tried, setTried] = useState<Tried>('nothing')
  const { data } = useQuery({
    queryKey: ['me', 'proof'],
    queryFn: ({ signal }) => api.fetchProofState(signal),
    // It may have been set up since, and it belongs to this one question.
    gcTime: 0,
    meta: { keep: false },
  })
  const { run, busy, fault, error } = useAct(api.prove, () => onAnswer(true))
  const wasAsked = useCodeAsked(error)
  const asksForCode = wasAsked || (data?.asksForCode ?? false)
  const submit = () => {
    setTried(triedWith(asksForCode))
    const proof = proofOf(draft, asksForCode)
    if (proof) run(proof)
  }
  return (
    <Dialog
      open
      firstField={first}
      onClose={() => onAnswer(false)}
      title={say('prove.title')}
      description={say('prove.text')}
      actions={
        <>
          <Button onClick={() => onAnswer(false)}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say('prove.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={isRefused(error, 'code_needed') ? null : fault} onSubmit={submit}>
        <p className={styles.who}>
          {personLabel(me, language, 'long')} <span>{me.login}</span>
        </p>
        <ProofFields
          first={first}
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
