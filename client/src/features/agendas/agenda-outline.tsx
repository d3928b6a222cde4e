import { numberItems, schedule, startTimes, timeOf } from '@tandem/shared/agendas'
import { type AgendaItem, type AgendaRecord, plainText } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { Participant } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'
import { inLanguage, itemKinds, type Language } from '@tandem/shared/words'
import { memo, type ReactNode, useMemo } from 'react'
import { useWords } from '../../lib/i18n'
import { useStore } from '../../lib/store'
import { classes } from '../../ui'
import { mainLanguage } from './model/acts'
import { useAgendaRecord } from './model/agenda-store'
import { currentItemOf } from './model/desk'
import { goToItem } from './model/go-to-item'
import { useParticipantsAt } from './model/who-is-where'
import styles from './outline.module.css'
import { PeopleHere } from './parts/people-here'
import { RunningClock } from './running-clock'
import { words } from './words'

export interface AgendaOutlineProps {
  record: AgendaRecord
  language: Language
  /** The item this person is in, in a live agenda. */
  current?: ItemId | null
  /** What stands beside an item's title, such as who is there. */
  beside?: (id: ItemId) => ReactNode
}

/** The agenda in short, for the side: numbers, titles, times; below it the running clock. */
export function AgendaOutline({ record, language, current = null, beside }: AgendaOutlineProps) {
  const say = useWords(words)
  const main = mainLanguage(record, language)
  const numbers = useMemo(() => numberItems(record), [record])
  const times = useMemo(() => startTimes(schedule(record)), [record])
  return (
    <div className={styles['outline']}>
      <nav aria-label={say('outline')}>
        <h2 className={styles['label']}>{say('outline')}</h2>
        <ol>
          {record.days.map((day, at) => (
            <li key={day.id}>
              {record.days.length > 1 && <p className={styles['dayName']}>{say('day', { n: at + 1 })}</p>}
              <ol>
                {record.items
                  .filter((item) => item.day === day.id)
                  .map((item) => (
                    <OutlineRow
                      key={item.id}
                      item={item}
                      main={main}
                      number={numbers.get(item.id)}
                      startsAt={times.get(item.id)?.startsAt ?? 0}
                      isCurrent={item.id === current}
                      beside={beside}
                    />
                  ))}
              </ol>
            </li>
          ))}
        </ol>
      </nav>
      <RunningClock record={record} />
    </div>
  )
}

interface OutlineRowProps {
  item: AgendaItem
  main: Language
  number: string | undefined
  startsAt: number
  isCurrent: boolean
  beside: ((id: ItemId) => ReactNode) | undefined
}

const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { item, main, number, startsAt, isCurrent, beside } = props
  const title = titleOf(item, main)
  const time = timeOf(startsAt).time
  return (
    <li>
      <a
        href={`#${item.id}`}
        // Following the same address a second time is no change of address.
        onClick={() => goToItem(item.id)}
        aria-current={isCurrent ? 'true' : undefined}
        className={classes(
          styles['row'],
          item.kind === 'break' && styles['break'],
          item.parent !== null && styles['inside'],
        )}
      >
        <span className={styles['no']}>{item.parent === null ? number : number?.replace(/^[^(]*/, '')}</span>
        <span className={styles['title']} lang={title.language}>
          {title.text}
        </span>
        {beside?.(item.id)}
        <time dateTime={time}>{time}</time>
      </a>
    </li>
  )
})

/** The title in the main language, else in whichever there is, else what sort of item it is. */
function titleOf(item: AgendaItem, main: Language): { text: string; language: Language } {
  const written = Object.entries(item.title)
    .map(([language, runs]) => [language, plainText(runs)] as const)
    .filter(([, text]) => text !== '')
  return inLanguage(written.length > 0 ? Object.fromEntries(written) : itemKinds[item.kind], main)
}

export interface LiveAgendaOutlineProps {
  session: LiveSession
  language: Language
}

/** The outline of a live agenda, with the item one is in and who is at which. */
export function LiveAgendaOutline({ session, language }: LiveAgendaOutlineProps) {
  const record = useAgendaRecord(session.doc)
  const current = useStore(currentItemOf(session))
  const beside = useMemo(() => (id: ItemId) => <OthersAt session={session} id={id} />, [session])
  return <AgendaOutline record={record} language={language} current={current} beside={beside} />
}

function OthersAt({ session, id }: { session: LiveSession; id: ItemId }) {
  const people: readonly Participant[] = useParticipantsAt(session, id)
  return <PeopleHere people={people} />
}
