import { type ManagedGroup, RoleOfSeat } from '@tandem/shared/groups'
import { Role } from '@tandem/shared/permissions'
import { domain, useWords } from '../../../lib/i18n'
import { SelectField } from '../../../ui'
import { managedWords } from '../managed-words'

interface RoleFieldProps {
  group: ManagedGroup
  /** Of the person: the two seats' roles are for their people alone. */
  delegation: string | null
  value: Role
  onChange: (role: Role) => void
}

/** A role in a group, with what it means here. */
export function RoleField({ group, delegation, value, onChange }: RoleFieldProps) {
  const say = useWords(managedWords)
  const sayDomain = useWords(domain)
  const isOfSeat = group.coChairs.some((seat) => seat.delegation === delegation)
  const open = Role.options.filter(
    (role) => isOfSeat || role === value || !RoleOfSeat.safeParse(role).success,
  )
  return (
    <SelectField
      label={say('members.role')}
      hint={say(`roleMeans.${value}`)}
      value={value}
      onChange={(event) => onChange(Role.parse(event.target.value))}
    >
      {open.map((role) => (
        <option key={role} value={role}>
          {sayDomain(`role.${role}`)}
        </option>
      ))}
    </SelectField>
  )
}
