import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { common, useWords } from '../lib/i18n'
import { IconButton } from './button'
import styles from './text-field.module.css'
import { TextField } from './text-field'

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, 'type' | 'after'>

/** A password, hidden until its owner wants to see what he typed. */
export function PasswordField(props: PasswordFieldProps) {
  const say = useWords(common)
  const [shown, setShown] = useState(false)
  return (
    <TextField
      spellCheck={false}
      autoCapitalize="none"
      {...props}
      type={shown ? 'text' : 'password'}
      after={
        <IconButton
          className={styles.inside}
          size="small"
          label={say(shown ? 'password.hide' : 'password.show')}
          icon={shown ? <EyeOff /> : <Eye />}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      }
    />
  )
}
