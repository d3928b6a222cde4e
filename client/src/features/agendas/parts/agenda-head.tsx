import type { AgendaDay, AgendaRecord, DocumentCard } from '@tandem/shared/documents'
import { AgendaState } from '@tandem/shared/permissions'
import { inLanguage, type Language } from '@tandem/shared/words'
import { type ReactNode, useMemo } from 'react'
import { useWords } from '../../../lib/i18n'
import { meetingName } from '../../../lib/names'
import { createFormats, domainNow } from '../../../lib/time'
import { Lang } from '../../../ui'
import { venueZoneName } from '../model/venue-clock'
import styles from '../agenda.module.css'
import { words } from '../words'

interface AgendaHeadProps {
  card: DocumentCard
  record: AgendaRecord
  language: Language
  /** The hours of the only day, when there is one and it is known; else days have headings of their own. */
  hours?: ReactNode
}

/** What document this is: symbol and languages, its name by state, the meeting, place and time. */
export function AgendaHead({ card, record, language, hours }: AgendaHeadProps) {
  const say = useWords(words)
  const group = inLanguage(card.group.name, language)
  return (
    <header className={styles['head']}>
      <p className={styles['symbol']}>
        <span>{card.symbol}</span>
        <span>
          {record.languages.map((each, at) => (
            <span key={each} lang={each}>
              {at > 0 && ', '}
              {say(`ownLanguage.${each}`)}
            </span>
          ))}
        </span>
      </p>
      <h1 tabIndex={-1}>{say(`title.${AgendaState.parse(card.state)}`)}</h1>
      <p className={styles['sub']}>
        <span lang={group.language}>
          {say('meetingLine', { meeting: meetingName(card.meeting, language), group: group.text })}
        </span>
        <br />
        <PlaceAndTime card={card} day={record.days[0]} language={language} hours={hours} />
      </p>
    </header>
  )
}

interface PlaceAndTimeProps {
  card: DocumentCard
  day: AgendaDay | undefined
  language: Language
  hours: ReactNode
}

function PlaceAndTime({ card, day, language, hours }: PlaceAndTimeProps) {
  const say = useWords(words)
  const formats = useMemo(() => createFormats(language, card.timeZone), [language, card.timeZone])
  const { dates, venue, format } = card.meeting
  const zone = venueZoneName(day, card.timeZone, domainNow())
  const oneDay = dates && dates.start === dates.end
  return (
    <>
      {venue ? <Lang text={venue} wished={language} /> : say(format === 'virtual' ? 'byVideo' : 'noVenue')}
      {', '}
      {dates
        ? oneDay
          ? formats.fullDay(dates.start)
          : formats.rangeLong(dates)
        : card.meeting.month
          ? formats.rough({ precision: 'month', month: card.meeting.month })
          : say('noDate')}
      {hours && <>, {hours}</>} {dates && (hours ? zone : `(${zone})`)}
    </>
  )
}

/** Days have headings when there are several, or when their dates are not settled. */
export function hasDayHeadings(record: AgendaRecord): boolean {
  return record.days.length > 1 || record.days.some((day) => day.date === null)
}
