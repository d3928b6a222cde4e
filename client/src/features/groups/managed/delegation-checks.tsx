import type { DelegationCode } from '@tandem/shared/ids'
import { CheckField, CheckList, Lang } from '../../../ui'
import type { Choosable } from './group-draft'

interface DelegationChecksProps {
  label: string
  hint?: string
  delegations: readonly Choosable[]
  value: readonly DelegationCode[]
  onChange: (value: DelegationCode[]) => void
}

export function DelegationChecks({ label, hint, delegations, value, onChange }: DelegationChecksProps) {
  return (
    <CheckList label={label} {...(hint && { hint })}>
      {delegations.map(({ code, name }) => (
        <CheckField
          key={code}
          note={code}
          checked={value.includes(code)}
          onChange={(checked) => onChange(checked ? [...value, code] : value.filter((one) => one !== code))}
        >
          <Lang text={name} />
        </CheckField>
      ))}
    </CheckList>
  )
}
