import { MailAddress } from '@tandem/shared/identity'
import { useWords } from '../../../lib/i18n'
import { TextField } from '../../../ui'
import { peopleWords } from '../people-words'

interface MailFieldProps {
  value: string
  /** Only after a try: nobody is scolded while he types. */
  showFault: boolean
  /** Else it stands for itself. */
  isForLink?: boolean
  onChange: (value: string) => void
}

export const isMail = (value: string): boolean => MailAddress.safeParse(value).success

/** Where a person is written to: the link is bound to it. */
export function MailField({ value, showFault, isForLink = true, onChange }: MailFieldProps) {
  const say = useWords(peopleWords)
  return (
    <TextField
      label={say('person.mail')}
      {...(isForLink && { hint: say('person.mailHint') })}
      type="email"
      autoComplete="off"
      value={value}
      fault={showFault && !isMail(value) ? say('person.mailWrong') : null}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
