import { useDroppable } from '@dnd-kit/core'
import { type ScheduledDay, timeOf } from '@tandem/shared/agendas'
import { CirclePlus, Coffee, TriangleAlert } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { domainNow } from '../../../lib/time'
import { Button } from '../../../ui'
import styles from '../agenda.module.css'
import { venueZoneName } from '../model/venue-clock'
import { writeLength } from '../model/write-length'
import { words } from '../words'
import { useAgendaView } from './agenda-view'
import { DayHours } from './day-hours'
import { DayTitle } from './day-title'

/** The heading of a day, where there are several. Items can be dropped on it to stand first. */
export function DayHeading({ scheduled, hasDropLine }: { scheduled: ScheduledDay; hasDropLine: boolean }) {
  const { card, language } = useAgendaView()
  const { day, ordinal } = scheduled
  const { setNodeRef } = useDroppable({ id: day.id })
  return (
    <li ref={setNodeRef} className={styles['day']} data-drop={hasDropLine ? 'below' : undefined}>
      <h2>
        <DayTitle day={day} ordinal={ordinal} language={language} />
      </h2>
      <span className={styles['dayHours']}>
        <DayHours day={day} ordinal={ordinal} /> {venueZoneName(day, card.timeZone, domainNow())}
      </span>
      <DayOverrun scheduled={scheduled} />
    </li>
  )
}

function DayOverrun({ scheduled }: { scheduled: ScheduledDay }) {
  const say = useWords(words)
  if (scheduled.overrun === 0) return null
  const time = timeOf(scheduled.filledUntil).time
  return (
    <span className={styles['dayOver']}>
      <TriangleAlert aria-hidden="true" />
      {say('dayEndsOver', { time, over: writeLength(say, scheduled.overrun) })}
    </span>
  )
}

/** Where a day's list goes on. */
export function DayFoot({ scheduled }: { scheduled: ScheduledDay }) {
  const say = useWords(words)
  const { acts } = useAgendaView()
  const { id } = scheduled.day
  return (
    <li className={styles['foot']}>
      {scheduled.items.length === 0 && <p className={styles['empty']}>{say('empty')}</p>}
      <Button look="quiet" size="small" onClick={() => acts.addAtEnd(id, 'item')}>
        <CirclePlus aria-hidden="true" />
        {say('addItem')}
      </Button>
      <Button look="quiet" size="small" onClick={() => acts.addAtEnd(id, 'break')}>
        <Coffee aria-hidden="true" />
        {say('addBreak')}
      </Button>
    </li>
  )
}
