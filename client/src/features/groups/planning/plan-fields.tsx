import type { GroupOverview } from '@tandem/shared/groups'
import { MeetingFormat } from '@tandem/shared/meetings'
import { inLanguage } from '@tandem/shared/words'
import { domain, useLanguage, useWords } from '../../../lib/i18n'
import { FieldRow, NameFields, SelectField, ZoneField } from '../../../ui'
import { meetingWords } from '../meeting-words'
import { MeetingDates } from './meeting-dates'
import type { PlanDraft } from './meeting-draft'

interface PlanFieldsProps {
  draft: PlanDraft
  overview: GroupOverview
  /** What is wrong with its days. */
  fault: string | null
  onChange: (changes: Partial<PlanDraft>) => void
}

/** When, where and how a meeting takes place, as far as that is settled. */
export function PlanFields({ draft, overview, fault, onChange }: PlanFieldsProps) {
  const say = useWords(meetingWords)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  return (
    <>
      <MeetingDates draft={draft} fault={fault} onChange={onChange} />
      <ZoneField
        label={say('make.zone')}
        hint={say('make.zoneHint')}
        value={draft.timeZone}
        first={overview.coChairs.map(({ delegation }) => delegation.timeZone)}
        onChange={(timeZone) => onChange({ timeZone })}
      />
      <FieldRow>
        <SelectField
          label={say('make.format')}
          value={draft.format}
          onChange={(event) => onChange({ format: MeetingFormat.parse(event.target.value) })}
        >
          {MeetingFormat.options.map((format) => (
            <option key={format} value={format}>
              {sayDomain(`format.${format}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('make.host')}
          value={draft.host}
          onChange={(event) => onChange({ host: event.target.value })}
        >
          <option value="">{say('make.noHost')}</option>
          {overview.delegations.map(({ code, name }) => (
            <option key={code} value={code}>
              {inLanguage(name, language).text}
            </option>
          ))}
        </SelectField>
      </FieldRow>
      <NameFields
        label={say('make.venue')}
        hint={say('make.venueHint')}
        value={draft.venue}
        onChange={(venue) => onChange({ venue })}
      />
    </>
  )
}
