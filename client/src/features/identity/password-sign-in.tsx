import { type ReactNode, useState } from 'react'
import { useWords } from '../../lib/i18n'
import { Button, Form, PasswordField } from '../../ui'
import { CodeField } from './code-field'
import { LoginField } from './login-field'
import { passwordWords } from './password-words'
import { secondFactorWords } from './second-factor-words'
import styles from './sign-in-form.module.css'
import { useSignInAct } from './use-sign-in-act'
import { words } from './words'

interface PasswordSignInProps {
  onSignedIn: () => void
  /** Other ways in, and what is said of this one: gone once a code is asked for. */
  above: ReactNode
  below: ReactNode
}

/** Name and password. The server tells nobody which of the two was wrong. */
export function PasswordSignIn({ onSignedIn, above, below }: PasswordSignInProps) {
  const [given, setGiven] = useState({ login: '', password: '' })
  const [tried, setTried] = useState(false)
  /** A new one with each way back: what the server has said of the try before is over. */
  const [round, setRound] = useState(0)
  const back = () => {
    setGiven({ ...given, password: '' })
    setTried(false)
    setRound(round + 1)
  }
  return <Steps key={round} {...{ given, setGiven, tried, setTried, back, above, below, onSignedIn }} />
}

interface Given {
  login: string
  password: string
}

interface StepsProps extends PasswordSignInProps {
  given: Given
  setGiven: (given: Given) => void
  tried: boolean
  setTried: (tried: boolean) => void
  back: () => void
}

function Steps(props: StepsProps) {
  const { given, setGiven, tried, setTried, back, above, below, onSignedIn } = props
  const say = useWords(passwordWords)
  const sayIdentity = useWords(words)
  const { act, busy, asksForCode, fault } = useSignInAct(onSignedIn)
  const login = given.login.trim()
  const { password } = given
  const submit = () => {
    setTried(true)
    if (login && password) void act({ login, password })
  }
  if (asksForCode)
    return (
      <CodeStep
        login={login}
        busy={busy}
        fault={fault}
        onCode={(code) => void act({ login, password, code })}
        onBack={back}
      />
    )
  return (
    <>
      {above}
      <Form
        fault={fault}
        onSubmit={submit}
        actions={
          <Button className={styles.wide} look="primary" size="large" type="submit" busy={busy}>
            {busy ? sayIdentity('signIn.busy') : say('signIn.do')}
          </Button>
        }
      >
        <LoginField
          value={given.login}
          showFault={tried}
          onChange={(value) => setGiven({ ...given, login: value })}
        />
        <PasswordField
          label={say('signIn.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          fault={tried && password === '' ? say('signIn.passwordMissing') : null}
          onChange={(event) => setGiven({ ...given, password: event.target.value })}
        />
      </Form>
      {below}
    </>
  )
}

interface CodeStepProps {
  login: string
  busy: boolean
  fault: string | null
  onCode: (code: string) => void
  onBack: () => void
}

function CodeStep({ login, busy, fault, onCode, onBack }: CodeStepProps) {
  const say = useWords(passwordWords)
  const sayIdentity = useWords(words)
  const sayFactor = useWords(secondFactorWords)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (code.trim()) onCode(code)
  }
  return (
    <Form
      fault={fault}
      onSubmit={submit}
      actions={
        <>
          <Button className={styles.wide} look="primary" size="large" type="submit" busy={busy}>
            {busy ? sayIdentity('signIn.busy') : say('signIn.do')}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {sayFactor('signIn.back')}
          </Button>
        </>
      }
    >
      <div role="status">
        <p className={styles.who}>{login}</p>
        <p className={styles.intro}>{sayFactor('signIn.text')}</p>
      </div>
      <CodeField takesFocus value={code} showFault={tried} onChange={setCode} />
    </Form>
  )
}
