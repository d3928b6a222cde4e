import type { GroupOverview } from '@tandem/shared/groups'
import type { MeetingChange } from '@tandem/shared/meetings'
import { useId, useState } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form } from '../../../ui'
import { meetingWords } from '../meeting-words'
import type { Meeting } from '../meetings'
import * as api from './api'
import { daysFault, planChange, planDraftOf } from './meeting-draft'
import { PlanFields } from './plan-fields'
import { useMeetingChanged } from './use-meeting-changed'

interface ChangeMeetingProps {
  meeting: Meeting
  overview: GroupOverview
  onClose: () => void
}

/** Changes what is planned; only what differs is sent. */
export function ChangeMeeting({ meeting, overview, onClose }: ChangeMeetingProps) {
  const say = useWords(meetingWords)
  const sayCommon = useWords(common)
  const formId = useId()
  // As it was when the dialog was opened: what another changes meanwhile is not changed back.
  const [before] = useState(() => planDraftOf(meeting))
  const [draft, setDraft] = useState(before)
  const [tried, setTried] = useState(false)
  const changed = useMeetingChanged(overview.id)
  const { run, busy, fault } = useAct(
    (change: MeetingChange) => api.changeMeeting(meeting.id, change),
    async () => {
      await changed()
      onClose()
    },
  )
  const wrong = daysFault(draft)
  const submit = () => {
    setTried(true)
    if (wrong) return
    const change = planChange(before, draft)
    if (Object.keys(change).length === 0) onClose()
    else run(change)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('change.title', { symbol: meeting.symbol })}
      description={say('change.text')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say('change.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <PlanFields
          draft={draft}
          overview={overview}
          fault={tried && wrong ? say(`make.${wrong}`, { short: overview.short }) : null}
          onChange={(changes) => setDraft({ ...draft, ...changes })}
        />
      </Form>
    </Dialog>
  )
}
