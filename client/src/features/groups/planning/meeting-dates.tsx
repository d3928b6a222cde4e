import { useWords } from '../../../lib/i18n'
import { FieldRow, LabelledControl, Segmented, TextField } from '../../../ui'
import { meetingWords } from '../meeting-words'
import type { PlanDraft } from './meeting-draft'

interface MeetingDatesProps {
  draft: PlanDraft
  fault: string | null
  onChange: (changes: Partial<PlanDraft>) => void
}

/** The first and the last day, or the month it is expected in, or that nothing is settled. */
export function MeetingDates({ draft, fault, onChange }: MeetingDatesProps) {
  const say = useWords(meetingWords)
  return (
    <>
      <LabelledControl
        label={say('make.dates')}
        {...(draft.when !== 'day' && { hint: say('make.undatedHint') })}
      >
        <Segmented
          label={say('make.dates')}
          value={draft.when}
          options={[
            { value: 'day', label: say('make.dated') },
            { value: 'month', label: say('make.inMonth') },
            { value: 'open', label: say('make.undated') },
          ]}
          onChange={(when) => onChange({ when })}
        />
      </LabelledControl>
      {draft.when === 'month' && (
        <TextField
          type="month"
          label={say('make.month')}
          value={draft.month}
          fault={fault}
          onChange={(event) => onChange({ month: event.target.value })}
        />
      )}
      {draft.when === 'day' && (
        <FieldRow>
          <TextField
            type="date"
            label={say('make.start')}
            value={draft.start}
            fault={fault}
            // Most meetings are short: the last day begins as the first.
            onChange={(event) =>
              onChange({
                start: event.target.value,
                ...((!draft.end || draft.end === draft.start) && { end: event.target.value }),
              })
            }
          />
          <TextField
            type="date"
            label={say('make.end')}
            value={draft.end}
            min={draft.start}
            onChange={(event) => onChange({ end: event.target.value })}
          />
        </FieldRow>
      )}
    </>
  )
}
