import { Role } from '@tandem/shared/permissions'
import { domain, useWords } from '../../../lib/i18n'
import { SelectField } from '../../../ui'
import { managedWords } from '../managed-words'

/** A role in a group, with what it means here. */
export function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const say = useWords(managedWords)
  const sayDomain = useWords(domain)
  return (
    <SelectField
      label={say('members.role')}
      hint={say(`roleMeans.${value}`)}
      value={value}
      onChange={(event) => onChange(Role.parse(event.target.value))}
    >
      {Role.options.map((role) => (
        <option key={role} value={role}>
          {sayDomain(`role.${role}`)}
        </option>
      ))}
    </SelectField>
  )
}
