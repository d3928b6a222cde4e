import type { DelegationRef, MadeLink } from '@tandem/shared/identity'
import { inLanguage, type Language } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { announce } from '../../../lib/announce'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import {
  Button,
  Dialog,
  FieldRow,
  Form,
  LabelledControl,
  NameFields,
  nameOf,
  Segmented,
  SelectField,
  TextField,
} from '../../../ui'
import * as api from './api'
import { isLogin } from '../password-rules'
import { passwordWords } from '../password-words'
import { peopleWords } from '../people-words'
import { isMail, MailField } from './mail-field'
import { MadeLinkDialog } from './made-link-dialog'
import { usePeopleChanged } from './queries'

interface AddPersonDialogProps {
  delegations: readonly DelegationRef[]
  onClose: () => void
}

/** A new account: what the person is called, signs in with and belongs to. */
export function AddPersonDialog({ delegations, onClose }: AddPersonDialogProps) {
  const say = useWords(peopleWords)
  const sayPassword = useWords(passwordWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const formId = useId()
  const [draft, setDraft] = useState({ name: { en: '', ko: '' }, login: '', mail: '', delegation: '' })
  const [speaks, setSpeaks] = useState<Language>(language)
  const [tried, setTried] = useState(false)
  const changed = usePeopleChanged()
  const [link, setLink] = useState<MadeLink | null>(null)
  const { run, busy, fault } = useAct(api.addPerson, async (made, { name }) => {
    setLink(made.link)
    announce(say('people.added', { name: inLanguage(name, language).text }))
    await changed()
  })
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes })
  const name = nameOf(draft.name)
  const delegation = delegations.find(({ code }) => code === draft.delegation)?.code ?? null

  const submit = () => {
    setTried(true)
    const { login, mail } = draft
    if (name && isLogin(login) && isMail(mail)) run({ name, login, mail, delegation, language: speaks })
  }
  if (link && name) return <MadeLinkDialog link={link} name={name} onClose={onClose} />

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={say('people.add')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(busy ? 'person.busy' : 'person.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <NameFields
          label={sayPassword('setUp.function')}
          hint={sayPassword('setUp.functionHint')}
          fault={tried && !name ? sayPassword('setUp.functionMissing') : null}
          value={draft.name}
          onChange={(next) => set({ name: next })}
        />
        <FieldRow>
          <SelectField
            label={say('people.delegation')}
            value={draft.delegation}
            onChange={(event) => set({ delegation: event.target.value })}
          >
            <option value="">{say('people.noDelegation')}</option>
            {delegations.map(({ code, name: theirs }) => (
              <option key={code} value={code}>
                {inLanguage(theirs, language).text} ({code})
              </option>
            ))}
          </SelectField>
          <LabelledControl label={say('person.language')}>
            <Segmented<Language>
              label={say('person.language')}
              value={speaks}
              options={[
                { value: 'en', label: <span lang="en">English</span> },
                { value: 'ko', label: <span lang="ko">한국어</span> },
              ]}
              onChange={setSpeaks}
            />
          </LabelledControl>
        </FieldRow>
        <FieldRow>
          <TextField
            label={sayPassword('setUp.login')}
            hint={sayPassword('setUp.loginRule')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={draft.login}
            fault={tried && !isLogin(draft.login) ? sayPassword('setUp.loginWrong') : null}
            onChange={(event) => set({ login: event.target.value })}
          />
          <MailField value={draft.mail} showFault={tried} onChange={(mail) => set({ mail })} />
        </FieldRow>
      </Form>
    </Dialog>
  )
}
