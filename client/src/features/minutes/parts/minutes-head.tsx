import type { DocumentCard } from '@tandem/shared/documents'
import type { MinutesCard } from '@tandem/shared/minutes'
import { inLanguage, type Language, recordTypes } from '@tandem/shared/words'
import { useMemo } from 'react'
import { useWords } from '../../../lib/i18n'
import { meetingName } from '../../../lib/names'
import { createFormats } from '../../../lib/time'
import { Lang, StateChip } from '../../../ui'
import styles from '../minutes.module.css'
import { words } from '../words'

interface MinutesHeadProps {
  card: DocumentCard
  minutes: MinutesCard | null
  languages: readonly Language[]
  /** The interface's, for what the head says. */
  language: Language
}

/** What document this is: symbol and languages, the type of record, the meeting, place and time. */
export function MinutesHead({ card, minutes, languages, language }: MinutesHeadProps) {
  const say = useWords(words)
  const formats = useMemo(() => createFormats(language, card.timeZone), [language, card.timeZone])
  const group = inLanguage(card.group.name, language)
  const { dates, venue, format } = card.meeting
  return (
    <header className={styles['head']}>
      <p className={styles['symbol']}>
        <span>{card.symbol}</span>
        <span className={styles['state']}>
          <StateChip state={card.state} />
        </span>
        <span>
          {languages.map((each, at) => (
            <span key={each} lang={each}>
              {at > 0 && ', '}
              {say(`ownLanguage.${each}`)}
            </span>
          ))}
        </span>
      </p>
      <h1 tabIndex={-1}>{minutes ? recordTypes[minutes.recordType][language] : say('minutes')}</h1>
      <p className={styles['sub']}>
        <span lang={group.language}>
          {say('meetingLine', { meeting: meetingName(card.meeting, language), group: group.text })}
        </span>
        <br />
        {venue ? <Lang text={venue} wished={language} /> : say(format === 'virtual' ? 'byVideo' : 'noVenue')}
        {', '}
        {dates
          ? formats.rangeLong(dates)
          : card.meeting.month
            ? formats.rough({ precision: 'month', month: card.meeting.month })
            : say('noDate')}
      </p>
    </header>
  )
}
