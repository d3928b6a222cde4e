import { DndContext } from '@dnd-kit/core'
import type { AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import { useMemo, useRef, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { useStore } from '../../../lib/store'
import styles from '../agenda.module.css'
import { withHeld } from '../model/held-items'
import { idsOf, listEntries } from '../model/list-entries'
import { words } from '../words'
import { hasDayHeadings } from './agenda-head'
import { AgendaRow } from './agenda-row'
import { useAgendaView } from './agenda-view'
import { DayFoot, DayHeading } from './day-rows'
import { useItemDrag } from './use-item-drag'
import { useItemKeys } from './use-item-keys'

/** The live agenda's items, day by day. */
export function AgendaList({ record }: { record: AgendaRecord }) {
  const say = useWords(words)
  const { desk, acts } = useAgendaView()
  const held = useStore(desk.held.held)
  const shown = useShownItems(record, held)
  const drag = useItemDrag(record, acts.moveTo)
  const entries = useMemo(() => listEntries(shown, drag.preview), [shown, drag.preview])
  const hasHeadings = hasDayHeadings(record)
  const list = useRef<HTMLOListElement>(null)
  useItemKeys(list, desk, acts)
  const accessibility = useSilence()

  return (
    <DndContext {...drag.handlers} accessibility={accessibility}>
      <ol ref={list} className={styles['list']} aria-label={say('itemsOfAgenda')}>
        {entries.map((entry) => {
          if (entry.kind === 'day') {
            const { id } = entry.scheduled.day
            return hasHeadings ? (
              <DayHeading key={id} scheduled={entry.scheduled} hasDropLine={drag.line?.at === id} />
            ) : null
          }
          if (entry.kind === 'foot') {
            return <DayFoot key={`foot ${entry.scheduled.day.id}`} scheduled={entry.scheduled} />
          }
          const { kind: _, ...row } = entry
          return (
            <AgendaRow
              key={row.item.id}
              {...row}
              held={held.get(row.item.id) ?? null}
              dropLine={drag.line?.at === row.item.id ? drag.line.edge : null}
            />
          )
        })}
      </ol>
    </DndContext>
  )
}

/** The record's items, with those that are held for me where they stood. */
function useShownItems(record: AgendaRecord, held: Parameters<typeof withHeld>[1]): readonly AgendaItem[] {
  const shownBefore = useRef<ItemId[]>([])
  return useMemo(() => {
    const items = withHeld(record.items, held, shownBefore.current)
    shownBefore.current = idsOf(items)
    return items
  }, [record, held])
}

/** dnd-kit's own announcements are assertive and in English; ours are polite. They go where nobody hears them. */
function useSilence() {
  return useState(() => ({ container: document.createElement('div') }))[0]
}
