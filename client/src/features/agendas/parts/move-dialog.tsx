import { numberItems, type Spot, subItemsOf } from '@tandem/shared/agendas'
import { type AgendaItem, type AgendaRecord, plainText } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import { itemKinds } from '@tandem/shared/words'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button, Dialog, SelectField } from '../../../ui'
import { words } from '../words'
import { useAgendaView } from './agenda-view'
import { DayTitle } from './day-title'
import styles from './move-dialog.module.css'

interface MoveDialogProps {
  record: AgendaRecord
  id: ItemId
  onClose: () => void
}

/** Moving by choosing the place, for those who neither drag nor count keystrokes. */
export function MoveDialog({ record, id, onClose }: MoveDialogProps) {
  const say = useWords(words)
  const { acts, language } = useAgendaView()
  const item = record.items.find((each) => each.id === id)
  const [day, setDay] = useState(item?.day)
  const [place, setPlace] = useState(() => placeOf(record, item))
  const number = numberItems(record).get(id)
  const places = usePlaces(record, item, day)

  const move = () => {
    const spot = places.find((each) => each.key === place)?.spot
    if (spot) acts.moveTo(id, spot)
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={number === undefined ? say('move.titleBreak') : say('move.title', { number })}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" onClick={move}>
            {say('move.do')}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        {record.days.length > 1 && (
          <SelectField
            label={say('move.day')}
            value={day}
            onChange={(event) => {
              setDay(record.days.find((each) => each.id === event.target.value)?.id)
              setPlace('first')
            }}
          >
            {record.days.map((each, at) => (
              <option key={each.id} value={each.id}>
                <DayTitle day={each} ordinal={at + 1} language={language} />
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={say('move.place')}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        >
          {places.map((each) => (
            <option key={each.key} value={each.key}>
              {each.label}
            </option>
          ))}
        </SelectField>
      </div>
    </Dialog>
  )
}

/** Where it stands now. */
function placeOf(record: AgendaRecord, item: AgendaItem | undefined): string {
  if (!item) return 'first'
  if (item.parent !== null) return `inside ${item.parent}`
  const tops = record.items.filter((each) => each.day === item.day && each.parent === null)
  const before = tops[tops.indexOf(item) - 1]
  return before ? `after ${before.id}` : 'first'
}

interface MovePlace {
  key: string
  label: string
  spot: Spot
}

function usePlaces(
  record: AgendaRecord,
  item: AgendaItem | undefined,
  day: AgendaItem['day'] | undefined,
): MovePlace[] {
  const say = useWords(words)
  const { languages, language } = useAgendaView()
  if (!item || !day) return []
  const numbers = numberItems(record)
  const nameOf = (each: AgendaItem) => {
    const titles = languages.map((wished) => plainText(each.title[wished]))
    const title = titles.find((text) => text !== '') ?? itemKinds[each.kind][language]
    return { number: numbers.get(each.id) ?? '', title: title.length > 60 ? `${title.slice(0, 60)}…` : title }
  }
  const tops = record.items.filter((each) => each.day === day && each.parent === null && each.id !== item.id)
  const mayNest = item.kind !== 'break' && subItemsOf(record, item.id).length === 0
  return [
    { key: 'first', label: say('move.first'), spot: { parent: null, day, after: null } },
    ...tops.flatMap((each): MovePlace[] => {
      const name = nameOf(each)
      const after = { parent: null, day, after: each.id }
      const last =
        subItemsOf(record, each.id)
          .filter((sub) => sub.id !== item.id)
          .at(-1)?.id ?? null
      const inside = { parent: each.id, day, after: last }
      return [
        { key: `after ${each.id}`, label: say('move.after', name), spot: after },
        ...(mayNest && each.kind !== 'break'
          ? [{ key: `inside ${each.id}`, label: say('move.inside', name), spot: inside }]
          : []),
      ]
    }),
  ]
}
