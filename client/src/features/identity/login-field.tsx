import { useWords } from '../../lib/i18n'
import { TextField } from '../../ui'
import { passwordWords } from './password-words'

interface LoginFieldProps {
  value: string
  /** Only after a try: nobody is scolded while he types. */
  showFault: boolean
  onChange: (value: string) => void
}

/** The account name of who has one. */
export function LoginField({ value, showFault, onChange }: LoginFieldProps) {
  const say = useWords(passwordWords)
  return (
    <TextField
      label={say('signIn.login')}
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      fault={showFault && value.trim() === '' ? say('signIn.loginMissing') : null}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
