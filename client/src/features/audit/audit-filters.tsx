import {
  type AuditFilter,
  AuditFilter as AuditFilterSchema,
  auditActs,
  auditOutcomes,
} from '@tandem/shared/audit'
import type { Account } from '@tandem/shared/identity'
import { useLanguage, useWords } from '../../lib/i18n'
import { Button, SelectField, TextField } from '../../ui'
import styles from './audit.module.css'
import { auditWords } from './words'

/** As it is filled in: days of this device's calendar, empty where nothing was chosen. */
export interface FilterDraft {
  who: string
  what: string
  outcome: string
  where: string
  fromDay: string
  toDay: string
}
export const noFilter: FilterDraft = { who: '', what: '', outcome: '', where: '', fromDay: '', toDay: '' }

interface AuditFiltersProps {
  draft: FilterDraft
  people: readonly Account[]
  onChange: (change: Partial<FilterDraft>) => void
}

/** Which entries are shown and exported. */
export function AuditFilters({ draft, people, onChange }: AuditFiltersProps) {
  const say = useWords(auditWords)
  const language = useLanguage()
  const isFiltered = Object.values(draft).some((value) => value !== '')
  const acts = auditActs
    .map((act) => ({ act, name: say(`act.${act}`) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language))
  return (
    <div className={styles.filters}>
      <SelectField
        label={say('filter.person')}
        value={draft.who}
        onChange={({ currentTarget }) => onChange({ who: currentTarget.value })}
      >
        <option value="">{say('filter.everyone')}</option>
        {people.map(({ userId, login }) => (
          <option key={userId} value={userId}>
            {login}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('filter.act')}
        value={draft.what}
        onChange={({ currentTarget }) => onChange({ what: currentTarget.value })}
      >
        <option value="">{say('filter.allActs')}</option>
        {acts.map(({ act, name }) => (
          <option key={act} value={act}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('filter.outcome')}
        value={draft.outcome}
        onChange={({ currentTarget }) => onChange({ outcome: currentTarget.value })}
      >
        <option value="">{say('filter.both')}</option>
        {auditOutcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {say(`filter.${outcome}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('filter.thing')}
        placeholder={say('filter.thingHint')}
        value={draft.where}
        maxLength={100}
        spellCheck={false}
        onChange={({ currentTarget }) => onChange({ where: currentTarget.value })}
      />
      <TextField
        label={say('filter.fromDay')}
        type="date"
        value={draft.fromDay}
        onChange={({ currentTarget }) => onChange({ fromDay: currentTarget.value })}
      />
      <TextField
        label={say('filter.toDay')}
        type="date"
        value={draft.toDay}
        onChange={({ currentTarget }) => onChange({ toDay: currentTarget.value })}
      />
      {isFiltered && (
        <Button size="small" look="quiet" onClick={() => onChange(noFilter)}>
          {say('filter.clear')}
        </Button>
      )}
    </div>
  )
}

/** As the server takes it. */
export function filterOf({ who, what, outcome, where, fromDay, toDay }: FilterDraft): AuditFilter {
  const given = {
    who,
    what,
    outcome,
    where: where.trim(),
    from: fromDay && instantOf(fromDay, 0),
    // To its end.
    to: toDay && instantOf(toDay, 1),
  }
  return AuditFilterSchema.parse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
  )
}

function instantOf(day: string, later: number): string {
  const midnight = new Date(`${day}T00:00:00`)
  midnight.setDate(midnight.getDate() + later)
  return midnight.toISOString()
}
