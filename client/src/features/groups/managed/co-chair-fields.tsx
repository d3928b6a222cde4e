import { Seat, seats } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { domain, useLanguage, useWords } from '../../../lib/i18n'
import { FieldGroup, FieldRow, FieldStack, SelectField } from '../../../ui'
import { managedWords } from '../managed-words'
import type { Choosable, SeatDraft } from './group-draft'

interface CoChairFieldsProps {
  delegations: readonly Choosable[]
  value: [SeatDraft, SeatDraft]
  hint: string
  /** The delegations cannot be others now; what their seats are called can. */
  isFixed?: boolean
  fault: string | null
  onChange: (value: [SeatDraft, SeatDraft]) => void
}

/** The two seats, side by side and alike (D4). */
export function CoChairFields({
  delegations,
  value,
  hint,
  isFixed = false,
  fault,
  onChange,
}: CoChairFieldsProps) {
  const say = useWords(managedWords)
  const [first, second] = value
  return (
    <FieldGroup label={say('groups.coChairs')} hint={hint}>
      <FieldRow>
        <SeatFields
          place={1}
          delegations={delegations}
          value={first}
          isFixed={isFixed}
          fault={fault}
          onChange={(changes) => onChange([{ ...first, ...changes }, second])}
        />
        <SeatFields
          place={2}
          delegations={delegations}
          value={second}
          isFixed={isFixed}
          fault={null}
          onChange={(changes) => onChange([first, { ...second, ...changes }])}
        />
      </FieldRow>
    </FieldGroup>
  )
}

interface SeatFieldsProps {
  place: 1 | 2
  delegations: readonly Choosable[]
  value: SeatDraft
  isFixed: boolean
  fault: string | null
  onChange: (changes: Partial<SeatDraft>) => void
}

function SeatFields({ place, delegations, value, isFixed, fault, onChange }: SeatFieldsProps) {
  const say = useWords(managedWords)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const codeOf = (text: string) => delegations.find(({ code }) => code === text)?.code ?? null
  return (
    <FieldStack>
      <SelectField
        label={say(`make.coChair${place}`)}
        fault={fault}
        disabled={isFixed}
        value={value.delegation ?? ''}
        onChange={(event) => onChange({ delegation: codeOf(event.target.value) })}
      >
        <option value="">{say('make.choose')}</option>
        {delegations.map(({ code, name }) => (
          <option key={code} value={code}>
            {inLanguage(name, language).text} ({code})
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say(`make.seat${place}`)}
        value={value.seat ?? ''}
        onChange={(event) => onChange({ seat: Seat.safeParse(event.target.value).data ?? null })}
      >
        <option value="">{say('make.noSeat')}</option>
        {seats.map((seat) => (
          <option key={seat} value={seat}>
            {sayDomain(`seat.${seat}`)}
          </option>
        ))}
      </SelectField>
    </FieldStack>
  )
}
