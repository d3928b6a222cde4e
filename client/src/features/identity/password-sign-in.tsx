import { useState } from 'react'
import { useWords } from '../../lib/i18n'
import { Button, Form, PasswordField } from '../../ui'
import { LoginField } from './login-field'
import { passwordWords } from './password-words'
import styles from './sign-in-form.module.css'
import { useSignInAct } from './use-sign-in-act'
import { words } from './words'

/** Name and password. The server tells nobody which of the two was wrong. */
export function PasswordSignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useWords(passwordWords)
  const sayIdentity = useWords(words)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const { act, busy, fault } = useSignInAct(onSignedIn)
  const submit = () => {
    setTried(true)
    if (login.trim() && password) void act({ login: login.trim(), password })
  }

  return (
    <Form
      fault={fault}
      onSubmit={submit}
      actions={
        <Button className={styles.wide} look="primary" size="large" type="submit" busy={busy}>
          {busy ? sayIdentity('signIn.busy') : say('signIn.do')}
        </Button>
      }
    >
      <LoginField value={login} showFault={tried} onChange={setLogin} />
      <PasswordField
        label={say('signIn.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        fault={tried && password === '' ? say('signIn.passwordMissing') : null}
        onChange={(event) => setPassword(event.target.value)}
      />
    </Form>
  )
}
