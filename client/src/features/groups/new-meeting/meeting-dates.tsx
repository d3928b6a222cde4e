import { useWords } from '../../../lib/i18n'
import { FieldRow, LabelledControl, Segmented, TextField } from '../../../ui'
import { meetingWords } from '../meeting-words'
import type { MeetingDraft } from './meeting-draft'

interface MeetingDatesProps {
  draft: MeetingDraft
  fault: string | null
  onChange: (changes: Partial<MeetingDraft>) => void
}

/** The first and the last day, or that they are not settled. */
export function MeetingDates({ draft, fault, onChange }: MeetingDatesProps) {
  const say = useWords(meetingWords)
  return (
    <>
      <LabelledControl label={say('make.dates')} {...(!draft.isDated && { hint: say('make.undatedHint') })}>
        <Segmented
          label={say('make.dates')}
          value={draft.isDated ? 'dated' : 'undated'}
          options={[
            { value: 'dated', label: say('make.dated') },
            { value: 'undated', label: say('make.undated') },
          ]}
          onChange={(value) => onChange({ isDated: value === 'dated' })}
        />
      </LabelledControl>
      {draft.isDated && (
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
