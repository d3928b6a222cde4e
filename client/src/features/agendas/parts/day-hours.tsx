import { setDay } from '@tandem/shared/agendas'
import type { AgendaDay } from '@tandem/shared/documents'
import { useWords } from '../../../lib/i18n'
import styles from '../agenda.module.css'
import { readTime } from '../model/read-time'
import { agendaOrigin } from '../model/agenda-undo'
import { words } from '../words'
import { useAgendaView } from './agenda-view'
import { DraftInput } from './draft-input'

/** From when to when a day goes, editable in place. */
export function DayHours({ day, ordinal }: { day: AgendaDay; ordinal: number }) {
  const say = useWords(words)
  const { desk } = useAgendaView()
  const change = (bound: 'start' | 'end') => (time: string) => {
    desk.undo.newStep()
    desk.change(() => setDay(desk.doc, agendaOrigin, day.id, { [bound]: time }))
  }
  const shared = { write: (time: string) => time, read: readTime, maxLength: 5, className: styles['hour'] }
  return (
    <span className={styles['hours']}>
      <DraftInput
        {...shared}
        value={day.start}
        label={say('dayStart', { n: ordinal })}
        onCommit={change('start')}
      />
      –
      <DraftInput
        {...shared}
        value={day.end}
        label={say('dayEnd', { n: ordinal })}
        onCommit={change('end')}
      />
    </span>
  )
}
