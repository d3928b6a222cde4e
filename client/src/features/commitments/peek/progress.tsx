import type { CommitmentEvent } from '@tandem/shared/commitments'
import { inLanguage } from '@tandem/shared/words'
import { Link, useSearchParams } from 'react-router'
import { useLanguage, useWords, type WordKey } from '../../../lib/i18n'
import { languageOf, RichWords } from '../../../ui'
import type { DueContext } from '../model/due-words'
import { readView, writeView } from '../model/register-view'
import { words } from '../words'
import styles from './peek.module.css'

interface ProgressProps {
  events: readonly CommitmentEvent[]
  context: DueContext
}

/** What happened to it, the latest first. */
export function Progress({ events, context: { formats, now } }: ProgressProps) {
  const say = useWords(words)
  const latestFirst = events.toSorted((a, b) => b.at - a.at)
  return (
    <section>
      <h3 className={styles.heading}>{say('peek.progress')}</h3>
      {events.length === 0 && <p className={styles.dim}>{say('peek.noProgress')}</p>}
      <ol className={styles.events}>
        {latestFirst.map((event, place) => (
          <li key={`${event.at} ${place}`}>
            <time dateTime={new Date(event.at).toISOString()} title={formats.moment(event.at)}>
              {formats.dayNear(formats.dayOf(event.at), now)}
            </time>
            <span>
              <EventWords event={event} />
              {hasQuote(event) && (
                <>
                  {': '}
                  <q lang={languageOf(event.note)}>{event.note}</q>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Of an owner's state the note is the owner, who stands in the words themselves. */
function hasQuote({ what, note }: CommitmentEvent): boolean {
  return note !== '' && what !== 'owner_done' && what !== 'owner_reopened'
}

function EventWords({ event: { what, by, number, note } }: { event: CommitmentEvent }) {
  const say = useWords(words)
  const language = useLanguage()
  const [params] = useSearchParams()
  const who = by ? inLanguage(by.name, language).text : say('peek.system')
  return (
    <RichWords
      of={words}
      say={wordsFor(what, number !== null)}
      values={{ who, number: number ?? '', owner: note }}
      parts={{ who: <b />, there: <Link to={`?${asOpen(params, number ?? '')}`} /> }}
    />
  )
}

/** The register as it is shown, with another number open beside it. */
function asOpen(params: URLSearchParams, number: string): string {
  return writeView({ ...readView(params), open: number }).toString()
}

function wordsFor(what: CommitmentEvent['what'], hasNumber: boolean): WordKey<typeof words> {
  if (what === 'opened' && hasNumber) return 'event.openedFrom'
  if (what === 'carried' && hasNumber) return 'event.carriedTo'
  return `event.${what}`
}
