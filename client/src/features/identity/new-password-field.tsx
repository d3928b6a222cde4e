import { longestPassword, shortestPassword } from '@tandem/shared/identity'
import { useWords } from '../../lib/i18n'
import { PasswordField } from '../../ui'
import { passwordFault } from './password-rules'
import { passwordWords } from './password-words'

interface NewPasswordFieldProps {
  label: string
  value: string
  /** Only after a try: nobody is scolded while he types. */
  showFault: boolean
  onChange: (value: string) => void
}

/** A password that is being chosen, with its length while there is too little of it. */
export function NewPasswordField({ label, value, showFault, onChange }: NewPasswordFieldProps) {
  const say = useWords(passwordWords)
  const missing = shortestPassword - value.length
  const fault = passwordFault(value)
  return (
    <PasswordField
      label={label}
      hint={
        value.length > 0 && missing > 0
          ? say('password.short', { count: missing })
          : say('password.hint', { least: shortestPassword })
      }
      autoComplete="new-password"
      value={value}
      fault={showFault && fault ? say(`password.${fault}`, { count: missing, most: longestPassword }) : null}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
