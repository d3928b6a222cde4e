import { itemForMattersArising } from '@tandem/shared/agendas'
import type { AgendaRecord, DocumentCard } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import { type ReactNode, useMemo } from 'react'
import { useWords } from '../../lib/i18n'
import { domainNow } from '../../lib/time'
import styles from './agenda.module.css'
import { mainLanguage } from './model/acts'
import { listEntries } from './model/list-entries'
import { venueZoneName } from './model/venue-clock'
import { AgendaHead, hasDayHeadings } from './parts/agenda-head'
import { DayTitle } from './parts/day-title'
import { PrintedMarking } from './parts/marking'
import { ReaderRow } from './parts/reader-row'
import { useLinkedItem } from './parts/use-linked-item'
import { words } from './words'

export interface AgendaReaderProps {
  record: AgendaRecord
  card: DocumentCard
  language: Language
  myTimeZone: string
  /** What is still open from earlier meetings; it stands under the item that goes through it. */
  mattersArising?: ReactNode
}

/** The agenda for those who read it without editing, from the canonical record alone (MODEL M8). */
export function AgendaReader({ record, card, language, myTimeZone, mattersArising }: AgendaReaderProps) {
  const say = useWords(words)
  const entries = useMemo(() => listEntries(record.items, record), [record])
  const main = mainLanguage(record, language)
  const languages = useMemo(
    () => [main, ...record.languages.filter((each) => each !== main)],
    [main, record.languages],
  )
  const hasHeadings = hasDayHeadings(record)
  const [onlyDay] = record.days
  const mattersAt = itemForMattersArising(record.items)
  useLinkedItem()
  return (
    <div className={styles['canvas']}>
      <article className={styles['page']} aria-label={say('agenda')}>
        <PrintedMarking card={card} edge="top" />
        <AgendaHead
          card={card}
          record={record}
          language={language}
          hours={onlyDay && !hasHeadings ? `${onlyDay.start}–${onlyDay.end}` : null}
        />
        {record.items.length === 0 && <p className={styles['empty']}>{say('emptyReading')}</p>}
        <ol className={styles['list']} aria-label={say('itemsOfAgenda')}>
          {entries.map((entry) => {
            if (entry.kind === 'foot') return null
            if (entry.kind === 'item') {
              const { kind: _, ...row } = entry
              return (
                <ReaderRow
                  key={row.item.id}
                  {...row}
                  languages={languages}
                  language={language}
                  heading={hasHeadings ? 'h3' : 'h2'}
                  venueZone={card.timeZone}
                  myTimeZone={myTimeZone}
                  under={row.item.id === mattersAt ? mattersArising : null}
                />
              )
            }
            const { day, ordinal } = entry.scheduled
            return hasHeadings ? (
              <li key={day.id} className={styles['day']}>
                <h2>
                  <DayTitle day={day} ordinal={ordinal} language={language} />
                </h2>
                <span className={styles['dayHours']}>
                  {day.start}–{day.end} {venueZoneName(day, card.timeZone, domainNow())}
                </span>
              </li>
            ) : null
          })}
        </ol>
        <PrintedMarking card={card} edge="bottom" />
      </article>
    </div>
  )
}
