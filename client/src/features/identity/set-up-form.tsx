import type { Language } from '@tandem/shared/words'
import { useState } from 'react'
import { setLanguage, useLanguage, useWords } from '../../lib/i18n'
import { deviceZone } from '../../lib/time'
import { Button, Form, LabelledControl, NameFields, nameOf, Segmented, TextField, ZoneField } from '../../ui'
import { NewPasswordField } from './new-password-field'
import { isLogin, passwordFault } from './password-rules'
import { passwordWords } from './password-words'
import styles from './sign-in-form.module.css'
import { useSignInAct } from './use-sign-in-act'

const emptyDraft = { code: '', login: '', password: '', name: { en: '', ko: '' } }

/** The first account of a server. Who has the code printed at its start makes it, and is signed in. */
export function SetUpForm({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useWords(passwordWords)
  const language = useLanguage()
  const [draft, setDraft] = useState(emptyDraft)
  const [timeZone, setTimeZone] = useState(deviceZone)
  const [tried, setTried] = useState(false)
  const { act, busy, fault } = useSignInAct(onSignedIn)

  const set = (changes: Partial<typeof emptyDraft>) => setDraft({ ...draft, ...changes })
  const { code, login, password } = draft
  const name = nameOf(draft.name)

  const submit = () => {
    setTried(true)
    if (!code.trim() || !isLogin(login) || passwordFault(password) || !name) return
    void act({ setUp: { code: code.trim(), login, password, name, language, timeZone } })
  }

  return (
    <div className={styles.form}>
      <p className={styles.intro}>{say('setUp.intro')}</p>
      <Form
        fault={fault}
        onSubmit={submit}
        actions={
          <Button className={styles.wide} look="primary" size="large" type="submit" busy={busy}>
            {say(busy ? 'setUp.busy' : 'setUp.do')}
          </Button>
        }
      >
        <TextField
          label={say('setUp.code')}
          hint={say('setUp.codeHint')}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          fault={tried && !code.trim() ? say('setUp.codeMissing') : null}
          onChange={(event) => set({ code: event.target.value })}
        />
        <TextField
          label={say('setUp.login')}
          hint={say('setUp.loginHint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          fault={tried && !isLogin(login) ? say('setUp.loginWrong') : null}
          onChange={(event) => set({ login: event.target.value })}
        />
        <NewPasswordField
          label={say('password.password')}
          value={password}
          showFault={tried}
          onChange={(next) => set({ password: next })}
        />
        <NameFields
          label={say('setUp.function')}
          hint={say('setUp.functionHint')}
          fault={tried && !name ? say('setUp.functionMissing') : null}
          value={draft.name}
          onChange={(next) => set({ name: next })}
        />
        <LabelledControl label={say('setUp.language')}>
          <Segmented<Language>
            label={say('setUp.language')}
            value={language}
            options={[
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'ko', label: <span lang="ko">한국어</span> },
            ]}
            onChange={setLanguage}
          />
        </LabelledControl>
        <ZoneField
          label={say('setUp.timeZone')}
          hint={say('setUp.timeZoneHint')}
          value={timeZone}
          first={[]}
          onChange={setTimeZone}
        />
      </Form>
    </div>
  )
}
