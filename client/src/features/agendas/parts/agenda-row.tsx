import { useDraggable, useDroppable } from '@dnd-kit/core'
import type { AgendaDay, AgendaItem } from '@tandem/shared/documents'
import { memo, type PointerEvent, useCallback } from 'react'
import { useWords } from '../../../lib/i18n'
import { VisuallyHidden } from '../../../ui'
import type { HeldItem } from '../model/held-items'
import { differsOnlyInWords } from '../model/reuse-record'
import { useParticipantsAt } from '../model/who-is-where'
import styles from '../row.module.css'
import textStyles from '../texts.module.css'
import { words } from '../words'
import { useAgendaView, useIsCurrent, useUnsent } from './agenda-view'
import { DeletedBanner } from './deleted-banner'
import { rowClasses, textClasses } from './item-classes'
import { ItemClock } from './item-clock'
import { ItemMenu } from './item-menu'
import { ItemTexts } from './item-texts'
import { MinutesField } from './minutes-field'
import { OverrunMark } from './overrun-mark'
import { PeopleHere } from './people-here'

export interface AgendaRowProps {
  item: AgendaItem
  /** As cited: `5`, `5(a)`; breaks have none. */
  number: string | undefined
  /** As shown: `5`, `(a)`. */
  mark: string
  day: AgendaDay
  startsAt: number
  /** Minutes past the end of the day. */
  overrun: number
  /** Deleted by another while I was in it. */
  held: HeldItem | null
  /** Where the drop line stands, if at this row. */
  dropLine: 'above' | 'below' | 'inside' | null
}

/** One item of the live agenda. */
export const AgendaRow = memo(function AgendaRow(props: AgendaRowProps) {
  const { item, number, mark, day, startsAt, overrun, held, dropLine } = props
  const say = useWords(words)
  const { card, myTimeZone, matters } = useAgendaView()
  const isCurrent = useIsCurrent(item.id)
  const isUnsent = useUnsent(item.id) > 0
  const { setNodeRef: setDropRef } = useDroppable({ id: item.id, disabled: held !== null })
  const { setNodeRef: setDragRef, listeners, isDragging } = useDraggable({ id: item.id })
  const setRef = useCallback(
    (element: HTMLElement | null) => {
      setDropRef(element)
      setDragRef(element)
    },
    [setDropRef, setDragRef],
  )
  const numberId = `${item.id}-number`

  return (
    <li
      ref={setRef}
      id={item.id}
      data-item={item.id}
      tabIndex={-1}
      aria-current={isCurrent ? 'true' : undefined}
      data-drop={dropLine ?? undefined}
      className={rowClasses(
        item,
        isCurrent && styles['on'],
        isUnsent && styles['pending'],
        isDragging && styles['dragged'],
        held && styles['held'],
      )}
    >
      {!held && (
        <ItemMenu
          item={item}
          number={number}
          onPointerDown={listeners?.['onPointerDown'] as ((event: PointerEvent) => void) | undefined}
        />
      )}
      {held ? (
        <span />
      ) : (
        <ItemClock
          day={day}
          startsAt={startsAt}
          overrun={overrun}
          venueZone={card.timeZone}
          ownZone={myTimeZone}
        />
      )}
      <span className={styles['no']} aria-hidden="true">
        {mark}
      </span>
      <div className={textClasses(item, !isCurrent && textStyles['quiet'], held && textStyles['held'])}>
        <VisuallyHidden>
          <span id={numberId}>{number === undefined ? say('break') : say('item', { number })}</span>
        </VisuallyHidden>
        {held?.isMine && <DeletedBanner held={held} />}
        <ItemTexts item={item} numberId={numberId} />
        {matters?.at === item.id && !held && matters.content}
      </div>
      <div className={styles['dur']}>
        {!held && (
          <>
            <MinutesField itemId={item.id} minutes={item.minutes} number={number} isOver={overrun > 0} />
            <OverrunMark minutes={overrun} />
          </>
        )}
        <RowPeople item={item} />
      </div>
    </li>
  )
}, looksAlike)

function RowPeople({ item }: { item: AgendaItem }) {
  const { desk } = useAgendaView()
  return <PeopleHere people={useParticipantsAt(desk.session, item.id)} />
}

/** The words are the editors' affair: a row renders when anything else of it changes. */
function looksAlike(before: AgendaRowProps, now: AgendaRowProps): boolean {
  const { item: itemBefore, ...restBefore } = before
  const { item, ...rest } = now
  return (
    differsOnlyInWords(itemBefore, item) &&
    Object.entries(rest).every(([key, value]) => value === restBefore[key as keyof typeof rest])
  )
}
