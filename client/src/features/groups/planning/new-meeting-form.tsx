import { useQueryClient } from '@tanstack/react-query'
import type { GroupOverview } from '@tandem/shared/groups'
import type { MadeMeeting, NewMeeting } from '@tandem/shared/meetings'
import { useState } from 'react'
import { useLanguage, useWords } from '../../../lib/i18n'
import { meetingName } from '../../../lib/names'
import { useLocale } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, FieldRow, Form, SelectField, TextField } from '../../../ui'
import { overviewQuery } from '../api'
import { meetingWords } from '../meeting-words'
import * as api from './api'
import {
  faultsOf,
  firstDraft,
  meetingsToCopy,
  symbolOf,
  toNewMeeting,
  type MeetingDraft,
  type MeetingFault,
} from './meeting-draft'
import { PlanFields } from './plan-fields'

interface NewMeetingFormProps {
  overview: GroupOverview
  /** Called with the meeting and its agenda, once both are there. */
  onMade: (made: MadeMeeting) => void
}

/** Calls a meeting. What is not settled yet stays open and is never made up. */
export function NewMeetingForm({ overview, onMade }: NewMeetingFormProps) {
  const say = useWords(meetingWords)
  const language = useLanguage()
  const { timeZone: ownZone } = useLocale()
  const { id, short } = overview
  const [draft, setDraft] = useState(() => firstDraft(overview, ownZone))
  const [tried, setTried] = useState(false)
  const client = useQueryClient()
  const { run, busy, fault } = useAct(
    (meeting: NewMeeting) => api.makeMeeting(id, meeting),
    async (made) => {
      await client.invalidateQueries({ queryKey: overviewQuery(id).queryKey })
      onMade(made)
    },
  )
  const set = (changes: Partial<MeetingDraft>) => setDraft({ ...draft, ...changes })
  const faults = faultsOf(draft, short)
  const told = (...which: MeetingFault[]) => {
    const found = tried && which.find((one) => faults.includes(one))
    return found ? say(`make.${found}`, { short }) : null
  }

  const submit = () => {
    setTried(true)
    if (faults.length === 0) run(toNewMeeting(draft, short))
  }

  return (
    <Form
      fault={fault}
      onSubmit={submit}
      actions={
        <Button look="primary" size="large" type="submit" busy={busy}>
          {say(busy ? 'make.busy' : 'make.do')}
        </Button>
      }
    >
      <FieldRow narrowFirst>
        <TextField
          label={say('make.ordinal')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          value={draft.ordinal}
          fault={told('ordinalWrong')}
          onChange={(event) => set({ ordinal: event.target.value })}
        />
        <TextField
          label={say('make.symbol')}
          hint={say('make.symbolHint', { symbol: `${symbolOf(draft, short)}/1` })}
          autoComplete="off"
          spellCheck={false}
          maxLength={24}
          value={symbolOf(draft, short)}
          fault={told('symbolWrong')}
          onChange={(event) => set({ ownSymbol: event.target.value.toUpperCase() })}
        />
      </FieldRow>
      <PlanFields
        draft={draft}
        overview={overview}
        fault={told('datesMissing', 'datesReversed', 'datesLong', 'monthWrong')}
        onChange={set}
      />
      <SelectField
        label={say('make.agenda')}
        hint={say('make.agendaHint')}
        value={draft.agendaFrom}
        onChange={(event) => set({ agendaFrom: event.target.value })}
      >
        <option value="usual">{say('make.agendaUsual')}</option>
        {meetingsToCopy(overview).map((meeting) => (
          <option key={meeting.id} value={meeting.id}>
            {say('make.agendaOf', { meeting: `${meetingName(meeting, language)} (${meeting.symbol})` })}
          </option>
        ))}
        <option value="nothing">{say('make.agendaNothing')}</option>
      </SelectField>
    </Form>
  )
}
