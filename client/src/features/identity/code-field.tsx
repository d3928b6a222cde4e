import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../lib/i18n'
import { TextField } from '../../ui'
import { secondFactorWords } from './second-factor-words'

interface CodeFieldProps {
  value: string
  /** Only after a try: nobody is scolded while he types. */
  showFault: boolean
  /** While it is being set up, no recovery code exists. */
  ofAppOnly?: boolean
  /** It has come because the server asked for it: what comes next is typed here. */
  takesFocus?: boolean
  onChange: (value: string) => void
}

/** A code of an authenticator app, or a recovery code. */
export function CodeField({ value, showFault, ofAppOnly, takesFocus = false, onChange }: CodeFieldProps) {
  const say = useWords(secondFactorWords)
  const input = useRef<HTMLInputElement>(null)
  const [tookFocus] = useState(takesFocus)
  useEffect(() => {
    if (tookFocus) input.current?.focus()
  }, [tookFocus])
  return (
    <TextField
      ref={input}
      label={say('code.label')}
      hint={say(ofAppOnly ? 'code.hintApp' : 'code.hint')}
      name="one-time-code"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      {...(ofAppOnly && { inputMode: 'numeric' })}
      value={value}
      fault={showFault && value.trim() === '' ? say('code.missing') : null}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
