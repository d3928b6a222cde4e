import { useQueryClient } from '@tanstack/react-query'
import type { GroupOverview } from '@tandem/shared/groups'
import { MeetingFormat, type MadeMeeting, type NewMeeting } from '@tandem/shared/meetings'
import { inLanguage } from '@tandem/shared/words'
import { useState } from 'react'
import { domain, useLanguage, useWords } from '../../../lib/i18n'
import { meetingName } from '../../../lib/names'
import { useLocale } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, FieldRow, Form, NameFields, SelectField, TextField, ZoneField } from '../../../ui'
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
import { MeetingDates } from './meeting-dates'

interface NewMeetingFormProps {
  overview: GroupOverview
  /** Called with the meeting and its agenda, once both are there. */
  onMade: (made: MadeMeeting) => void
}

/** Calls a meeting. What is not settled yet stays open and is never made up. */
export function NewMeetingForm({ overview, onMade }: NewMeetingFormProps) {
  const say = useWords(meetingWords)
  const sayDomain = useWords(domain)
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
      <MeetingDates draft={draft} fault={told('datesMissing', 'datesReversed', 'datesLong')} onChange={set} />
      <ZoneField
        label={say('make.zone')}
        hint={say('make.zoneHint')}
        value={draft.timeZone}
        first={overview.coChairs.map(({ delegation }) => delegation.timeZone)}
        onChange={(timeZone) => set({ timeZone })}
      />
      <FieldRow>
        <SelectField
          label={say('make.format')}
          value={draft.format}
          onChange={(event) => set({ format: MeetingFormat.parse(event.target.value) })}
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
          onChange={(event) => set({ host: event.target.value })}
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
        onChange={(venue) => set({ venue })}
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
