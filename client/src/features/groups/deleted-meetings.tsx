import { useQueryClient } from '@tanstack/react-query'
import type { GroupId } from '@tandem/shared/ids'
import type { MeetingsInBin } from '@tandem/shared/meetings'
import { useWords } from '../../lib/i18n'
import { overviewQuery, restoreMeeting } from './api'
import { BinRow, BinTable } from './bin-table'
import { settingWords } from './setting-words'

interface DeletedMeetingsProps {
  groupId: GroupId
  meetings: MeetingsInBin['meetings']
}

/** Meetings that were deleted, and the way back. */
export function DeletedMeetings({ groupId, meetings }: DeletedMeetingsProps) {
  const say = useWords(settingWords)
  const client = useQueryClient()
  return (
    <BinTable label={say('meetingBin.title')}>
      {meetings.map(({ id, symbol, deletedAt }) => (
        <BinRow
          key={id}
          name={symbol}
          deletedAt={deletedAt}
          restore={() => restoreMeeting({ groupId, meetingId: id })}
          onRestored={() => client.invalidateQueries({ queryKey: overviewQuery(groupId).queryKey })}
        >
          {symbol}
        </BinRow>
      ))}
    </BinTable>
  )
}
