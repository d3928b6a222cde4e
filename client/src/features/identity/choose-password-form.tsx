import { type LinkFacts, MailAddress } from '@tandem/shared/identity'
import { useState } from 'react'
import { useWords } from '../../lib/i18n'
import { Button, Form, Lang, TextField } from '../../ui'
import { CodeField } from './code-field'
import { NewPasswordField } from './new-password-field'
import { passwordFault } from './password-rules'
import { passwordWords } from './password-words'
import styles from './sign-in-form.module.css'
import { useSignInAct } from './use-sign-in-act'

interface ChoosePasswordFormProps {
  facts: LinkFacts
  secret: string
  onSignedIn: () => void
}

/** By an invitation, or a link for who has forgotten his. */
export function ChoosePasswordForm({ facts, secret, onSignedIn }: ChoosePasswordFormProps) {
  const say = useWords(passwordWords)
  const [mail, setMail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const { act, busy, fault } = useSignInAct(onSignedIn)
  const address = MailAddress.safeParse(mail)
  const submit = () => {
    setTried(true)
    if (!address.success || passwordFault(password) || (facts.asksForCode && !code.trim())) return
    const chosen = { secret, mail: address.data, password }
    void act({ link: facts.asksForCode ? { ...chosen, code } : chosen })
  }
  return (
    <div className={styles.form}>
      <p className={styles.intro}>
        <Lang text={facts.name} /> · {facts.login}
      </p>
      <p className={styles.intro}>{say(`choose.${facts.kind}`)}</p>
      <Form
        fault={fault}
        onSubmit={submit}
        actions={
          <Button className={styles.wide} look="primary" size="large" type="submit" busy={busy}>
            {say('choose.do')}
          </Button>
        }
      >
        {/* For the browser's own keeper of passwords. */}
        <input type="text" autoComplete="username" value={facts.login} readOnly hidden />
        <TextField
          label={say('choose.mail')}
          hint={say('choose.mailHint')}
          type="email"
          autoComplete="email"
          value={mail}
          fault={tried && !address.success ? say('choose.mailWrong') : null}
          onChange={(event) => setMail(event.target.value)}
        />
        <NewPasswordField
          label={say('password.new')}
          value={password}
          showFault={tried}
          onChange={setPassword}
        />
        {facts.asksForCode && <CodeField value={code} showFault={tried} onChange={setCode} />}
      </Form>
    </div>
  )
}
