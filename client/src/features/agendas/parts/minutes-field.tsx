import { setField } from '@tandem/shared/agendas'
import type { ItemId } from '@tandem/shared/ids'
import { useWords } from '../../../lib/i18n'
import { classes } from '../../../ui'
import styles from '../row.module.css'
import { readMinutes } from '../model/read-time'
import { agendaOrigin } from '../model/agenda-undo'
import { words } from '../words'
import { useAgendaView } from './agenda-view'
import { DraftInput } from './draft-input'

interface MinutesFieldProps {
  itemId: ItemId
  minutes: number
  number: string | undefined
  isOver: boolean
}

const mostMinutes = 24 * 60

/** Planned minutes: typed, or by the arrows in steps of five. */
export function MinutesField({ itemId, minutes, number, isOver }: MinutesFieldProps) {
  const say = useWords(words)
  const { desk } = useAgendaView()
  const commit = (value: number) =>
    desk.change(() => setField(desk.doc, agendaOrigin, itemId, 'minutes', value))
  return (
    <label className={classes(styles['minutes'], isOver && styles['over'], minutes === 0 && styles['none'])}>
      <DraftInput
        value={minutes}
        write={String}
        read={readMinutes}
        step={(value, direction) =>
          direction === 'up'
            ? Math.min(mostMinutes, Math.floor(value / 5) * 5 + 5)
            : Math.max(0, Math.ceil(value / 5) * 5 - 5)
        }
        onCommit={commit}
        label={number === undefined ? say('minutesOfBreak') : say('minutesOf', { number })}
        inputMode="numeric"
        maxLength={5}
      />
      <span aria-hidden="true">{say('min')}</span>
    </label>
  )
}
