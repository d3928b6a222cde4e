import type { GroupOverview } from '@tandem/shared/groups'
import type { MeetingAct } from '@tandem/shared/meetings'
import { useId, useState } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form, TextArea } from '../../../ui'
import { meetingWords } from '../meeting-words'
import type { Meeting } from '../meetings'
import * as api from './api'
import { useMeetingChanged } from './use-meeting-changed'

interface EndPlanProps {
  meeting: Meeting
  overview: GroupOverview
  act: MeetingAct['act']
  onClose: () => void
}

/** Puts a meeting off or calls it off, with the reason that everyone will read. */
export function EndPlan({ meeting, overview, act, onClose }: EndPlanProps) {
  const say = useWords(meetingWords)
  const sayCommon = useWords(common)
  const formId = useId()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const changed = useMeetingChanged(overview.id)
  const { run, busy, fault } = useAct(
    (wanted: MeetingAct) => api.actOnMeeting(meeting.id, wanted),
    async () => {
      await changed()
      onClose()
    },
  )
  const submit = () => {
    setTried(true)
    if (reason.trim() !== '') run({ act, reason: reason.trim() })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say(`${act}.title`, { symbol: meeting.symbol })}
      description={say(`${act}.text`)}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look={act === 'cancel' ? 'danger' : 'primary'} type="submit" form={formId} busy={busy}>
            {say(`${act}.do`)}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <TextArea
          label={say('reason')}
          hint={say('reasonHint')}
          maxLength={500}
          rows={3}
          value={reason}
          fault={tried && reason.trim() === '' ? say('reasonMissing') : null}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form>
    </Dialog>
  )
}
