import type { Proof } from '@tandem/shared/identity'
import type { Ref } from 'react'
import { useWords } from '../../lib/i18n'
import { PasswordField } from '../../ui'
import { CodeField } from './code-field'
import { passwordWords } from './password-words'
import styles from './sign-in-form.module.css'

export interface ProofDraft {
  password: string
  code: string
}

export type Tried = 'nothing' | 'password' | 'password and code'
export const triedWith = (asksForCode: boolean): Tried => (asksForCode ? 'password and code' : 'password')

export const emptyProof: ProofDraft = { password: '', code: '' }

/** What is sent; null while something is missing. */
export function proofOf({ password, code }: ProofDraft, asksForCode: boolean): Proof | null {
  if (password === '' || (asksForCode && code.trim() === '')) return null
  return asksForCode ? { password, code } : { password }
}

interface ProofFieldsProps {
  /** Whose password is asked for, for password managers. */
  login: string
  draft: ProofDraft
  asksForCode: boolean
  /** What a try has asked for so far: nobody is scolded while he types, or for what he was not asked. */
  tried: Tried
  /** The password, for a dialog that has the focus begin there. */
  first?: Ref<HTMLInputElement>
  onChange: (draft: ProofDraft) => void
}

/** By which whoever has an account shows that it is he: the password, and a code where there is a second factor. */
export function ProofFields({ login, draft, asksForCode, tried, first, onChange }: ProofFieldsProps) {
  const say = useWords(passwordWords)
  return (
    <>
      <input
        className={styles.whose}
        name="username"
        autoComplete="username"
        readOnly
        value={login}
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordField
        {...(first && { ref: first })}
        label={say('signIn.password')}
        name="password"
        autoComplete="current-password"
        value={draft.password}
        fault={tried !== 'nothing' && draft.password === '' ? say('signIn.passwordMissing') : null}
        onChange={(event) => onChange({ ...draft, password: event.target.value })}
      />
      {asksForCode && (
        <CodeField
          takesFocus={draft.password !== ''}
          value={draft.code}
          showFault={tried === 'password and code'}
          onChange={(code) => onChange({ ...draft, code })}
        />
      )}
    </>
  )
}
