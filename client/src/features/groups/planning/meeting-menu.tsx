import type { GroupOverview } from '@tandem/shared/groups'
import { CalendarClock, CalendarX, Ellipsis, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { IconButton, Menu, MenuItem, MenuLine } from '../../../ui'
import { meetingWords } from '../meeting-words'
import { isAhead, type Meeting } from '../meetings'
import { ChangeMeeting } from './change-meeting'
import { EndPlan } from './end-plan'

interface MeetingMenuProps {
  meeting: Meeting
  overview: GroupOverview
}

/** What whoever plans a meeting can do about it, until it has begun. */
export function MeetingMenu({ meeting, overview }: MeetingMenuProps) {
  const say = useWords(meetingWords)
  const [open, setOpen] = useState<'change' | 'postpone' | 'cancel' | null>(null)
  const close = () => setOpen(null)
  const because = isAhead(meeting) && meeting.status !== 'in_session' ? null : say('menu.over')
  const isPutOff = meeting.status === 'postponed' ? say('menu.isPostponed') : null
  return (
    <>
      <Menu
        label={say('menu.label', { symbol: meeting.symbol })}
        trigger={<IconButton label={say('menu.label', { symbol: meeting.symbol })} icon={<Ellipsis />} />}
      >
        <MenuItem icon={<Pencil />} disabledBecause={because} onSelect={() => setOpen('change')}>
          {say('menu.change')}
        </MenuItem>
        <MenuLine />
        <MenuItem
          icon={<CalendarClock />}
          disabledBecause={because ?? isPutOff}
          onSelect={() => setOpen('postpone')}
        >
          {say('menu.postpone')}
        </MenuItem>
        <MenuItem danger icon={<CalendarX />} disabledBecause={because} onSelect={() => setOpen('cancel')}>
          {say('menu.cancel')}
        </MenuItem>
      </Menu>
      {open === 'change' && <ChangeMeeting meeting={meeting} overview={overview} onClose={close} />}
      {(open === 'postpone' || open === 'cancel') && (
        <EndPlan meeting={meeting} overview={overview} act={open} onClose={close} />
      )}
    </>
  )
}
