import { useQueryClient } from '@tanstack/react-query'
import type { DocumentId, GroupId, MeetingId } from '@tandem/shared/ids'
import { StartedMinutes } from '@tandem/shared/minutes'
import { request } from '../../lib/http'
import { useWords } from '../../lib/i18n'
import { useAct } from '../../lib/use-act'
import { Button, Form, tableStyles } from '../../ui'
import { overviewQuery } from './api'
import { words } from './words'

interface StartMinutesProps {
  groupId: GroupId
  meetingId: MeetingId
  onStarted: (id: DocumentId) => void
}

/** Where a meeting has no minutes yet: says what will be here, and begins them. */
export function StartMinutes({ groupId, meetingId, onStarted }: StartMinutesProps) {
  const say = useWords(words)
  const client = useQueryClient()
  const { run, busy, fault } = useAct(
    () => request(`/api/v1/meetings/${meetingId}/minutes`, StartedMinutes, { method: 'POST' }),
    async ({ documentId }) => {
      await client.invalidateQueries({ queryKey: overviewQuery(groupId).queryKey })
      onStarted(documentId)
    },
  )
  return (
    <Form
      fault={fault}
      onSubmit={() => run(undefined)}
      actions={
        <Button type="submit" busy={busy}>
          {say(busy ? 'minutes.starting' : 'minutes.start')}
        </Button>
      }
    >
      <p className={tableStyles.empty}>{say('minutes.none')}</p>
    </Form>
  )
}
