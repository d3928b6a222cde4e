import { useWords } from '../../../lib/i18n'
import { FieldRow, TextField } from '../../../ui'
import { settingWords } from '../setting-words'
import { cycleFaultsOf, type CycleDraft } from './cycle-draft'

interface CycleFieldsProps {
  value: CycleDraft
  /** Somebody tried to save: what is wrong is said. */
  tried: boolean
  onChange: (value: CycleDraft) => void
}

/** Which cycle it is, and from which year to which. */
export function CycleFields({ value, tried, onChange }: CycleFieldsProps) {
  const say = useWords(settingWords)
  const faults = tried ? cycleFaultsOf(value) : []
  const set = (changes: Partial<CycleDraft>) => onChange({ ...value, ...changes })
  const last = faults.includes('backwards') ? say('cycle.backwards') : null
  return (
    <>
      <TextField
        label={say('cycle.ordinal')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={value.ordinal}
        fault={faults.includes('ordinalWrong') ? say('cycle.ordinalWrong') : null}
        onChange={(event) => set({ ordinal: event.target.value })}
      />
      <FieldRow>
        <TextField
          label={say('cycle.from')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={value.from}
          fault={faults.includes('fromWrong') ? say('cycle.yearWrong') : null}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label={say('cycle.to')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={value.to}
          fault={faults.includes('toWrong') ? say('cycle.yearWrong') : last}
          onChange={(event) => set({ to: event.target.value })}
        />
      </FieldRow>
    </>
  )
}
