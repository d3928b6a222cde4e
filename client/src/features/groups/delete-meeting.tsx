import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { announce } from '../../lib/announce'
import { useWords } from '../../lib/i18n'
import { useAct } from '../../lib/use-act'
import { Button, ConfirmDialog } from '../../ui'
import { deleteMeeting, overviewQuery } from './api'
import type { Meeting } from './meetings'
import { settingWords } from './setting-words'

interface DeleteMeetingProps {
  meeting: Meeting
  onDeleted: () => void
}

/** Whether it may still go: its agenda is a draft, and there is nothing else. */
export function isUnissued({ documents }: Meeting): boolean {
  return documents.every(({ state }) => state === 'draft')
}

/** Puts a meeting that was called by mistake among the deleted ones, from where it comes back. */
export function DeleteMeeting({ meeting, onDeleted }: DeleteMeetingProps) {
  const say = useWords(settingWords)
  const [asked, setAsked] = useState(false)
  const client = useQueryClient()
  const { run, busy, fault } = useAct(deleteMeeting, async () => {
    announce(say('meetingBin.deleted', { symbol: meeting.symbol }))
    onDeleted()
    await client.invalidateQueries({ queryKey: overviewQuery(meeting.groupId).queryKey })
  })
  return (
    <>
      <Button look="danger" onClick={() => setAsked(true)}>
        {say('meetingBin.delete')}
      </Button>
      {asked && (
        <ConfirmDialog
          open
          title={say('meetingBin.deleteTitle', { symbol: meeting.symbol })}
          text={say('meetingBin.deleteText')}
          act={say('meetingBin.deleteDo')}
          busy={busy}
          fault={fault}
          onConfirm={() => run({ groupId: meeting.groupId, meetingId: meeting.id })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
