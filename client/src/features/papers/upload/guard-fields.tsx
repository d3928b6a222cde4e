import { Marking } from '@tandem/shared/permissions'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useLocale, zoneCity } from '../../../lib/time'
import { FieldRow, SelectField, TextField } from '../../../ui'
import { words } from '../words'
import type { PaperDraft, Upload } from './paper-draft'

interface GuardFieldsProps {
  draft: PaperDraft
  upload: Upload
  onChange: (changes: Partial<PaperDraft>) => void
}

/** Who will see it, and from when. */
export function GuardFields({ draft, upload, onChange }: GuardFieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { timeZone } = useLocale()
  return (
    <>
      <FieldRow>
        <SelectField
          label={say('upload.marking')}
          value={draft.marking}
          onChange={(event) => onChange({ marking: Marking.parse(event.target.value) })}
        >
          {upload.markings.map((marking) => (
            <option key={marking} value={marking}>
              {marking}
            </option>
          ))}
        </SelectField>
        {upload.compartments.length > 0 && (
          <SelectField
            label={say('upload.compartment')}
            value={draft.compartment}
            onChange={(event) => onChange({ compartment: event.target.value })}
          >
            <option value="">{say('upload.noCompartment')}</option>
            {upload.compartments.map((compartment) => (
              <option key={compartment} value={compartment}>
                {compartment.replaceAll('_', ' ')}
              </option>
            ))}
          </SelectField>
        )}
      </FieldRow>
      <TextField
        type="datetime-local"
        label={say('upload.embargo')}
        hint={say('upload.embargoHint', { zone: zoneCity(timeZone, language) })}
        value={draft.embargo}
        onChange={(event) => onChange({ embargo: event.target.value })}
      />
    </>
  )
}
