import { useQueryClient } from '@tanstack/react-query'
import type { GroupId } from '@tandem/shared/ids'
import type { MeetingsInBin } from '@tandem/shared/meetings'
import { announce } from '../../lib/announce'
import { useWords } from '../../lib/i18n'
import { useFormats } from '../../lib/time'
import { useAct } from '../../lib/use-act'
import { Button, tableStyles as styles } from '../../ui'
import { overviewQuery, restoreMeeting } from './api'
import { settingWords } from './setting-words'

type DeletedMeeting = MeetingsInBin['meetings'][number]

interface DeletedMeetingsProps {
  groupId: GroupId
  meetings: readonly DeletedMeeting[]
}

/** Meetings that were deleted, and the way back. */
export function DeletedMeetings({ groupId, meetings }: DeletedMeetingsProps) {
  const say = useWords(settingWords)
  return (
    <table className={styles.table} aria-label={say('meetingBin.title')}>
      <thead>
        <tr>
          <th scope="col">{say('bin.name')}</th>
          <th scope="col">{say('bin.deleted')}</th>
          <th scope="col" className={styles.act}>
            {say('bin.acts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <Row key={meeting.id} groupId={groupId} meeting={meeting} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ groupId, meeting }: { groupId: GroupId; meeting: DeletedMeeting }) {
  const say = useWords(settingWords)
  const formats = useFormats()
  const client = useQueryClient()
  const { symbol, deletedAt } = meeting
  const { run, busy, fault } = useAct(restoreMeeting, async () => {
    await client.invalidateQueries({ queryKey: overviewQuery(groupId).queryKey })
    announce(say('bin.restored', { name: symbol }))
  })
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {symbol}
      </th>
      <td className={styles.dim}>
        {formats.moment(deletedAt)}
        {fault && <p role="alert">{fault}</p>}
      </td>
      <td className={styles.act}>
        <Button
          size="small"
          busy={busy}
          aria-label={say('bin.restoreOne', { name: symbol })}
          onClick={() => run({ groupId, meetingId: meeting.id })}
        >
          {say('bin.restore')}
        </Button>
      </td>
    </tr>
  )
}
