import type { GroupOverview } from '@tandem/shared/groups'
import { inLanguage, type Language } from '@tandem/shared/words'
import { josa } from 'es-hangul'
import { Link } from 'react-router'
import { useLanguage, useWords, type WordKey } from '../../lib/i18n'
import { useDomainNow, useFormats } from '../../lib/time'
import { RichWords } from '../../ui'
import { delegationName } from './meetings'
import styles from './rail.module.css'
import { words } from './words'

// Enough for a glance; a document's own page has all of its steps.
const shownEvents = 8

/** The latest steps of the group's documents: who did what, and when. */
export function EventList({ overview }: { overview: GroupOverview }) {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats()
  const now = useDomainNow()
  const { events } = overview
  if (events.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{say('events.title')}</h2>
      <ol className={styles.events}>
        {events.slice(0, shownEvents).map((event) => (
          <li key={`${event.documentId}${event.at}`}>
            <Link to={`/documents/${event.documentId}`}>
              <RichWords
                of={words}
                say={sentenceFor(event, events)}
                values={{
                  who: actorOf(event, overview, language, say('events.system')),
                  symbol: event.symbol,
                }}
                parts={{ who: <b />, symbol: <span className={styles.symbol} /> }}
              />
            </Link>
            <time dateTime={event.at} title={formats.moment(event.at)}>
              {formats.when(event.at, now)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Event = GroupOverview['events'][number]

/** A step that leaves the state as it was is a revision; the very first one is the start. */
function sentenceFor(event: Event, events: readonly Event[]): WordKey<typeof words> {
  const earlier = events.find((other) => other.documentId === event.documentId && other.at < event.at)
  const begins = event.state === 'draft' || event.state === 'drafting'
  if (!earlier) return begins ? 'events.started' : `events.${event.state}`
  if (earlier.state === event.state && event.state === 'circulated_for_comment') return 'events.commented'
  return `events.${event.state}`
}

/** Delegations act; in Korean the name carries its particle. */
function actorOf(event: Event, overview: GroupOverview, language: Language, system: string): string {
  if (!event.by) return system
  const code = event.by.delegation
  const name = code ? (delegationName(overview, code) ?? { en: code }) : event.by.name
  const { text } = inLanguage(name, language)
  return language === 'ko' ? josa(text, '이/가') : text
}
