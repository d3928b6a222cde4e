import { type MinutesBlock, type MinutesRecord, plainText } from '@tandem/shared/documents'
import type { DocumentCard } from '@tandem/shared/documents'
import { countMinutesWords, outcomesOf, outOfStep } from '@tandem/shared/minutes'
import type { LiveSession } from '@tandem/shared/sync'
import { inLanguage, type Language } from '@tandem/shared/words'
import { Fragment, memo, useMemo } from 'react'
import { useWords } from '../../lib/i18n'
import { domainNow } from '../../lib/time'
import { goToBlock } from './model/go-to-block'
import { useMinutesRecord } from './model/record-store'
import { writeDueShort } from './model/write-due'
import { SelectedWords } from './parts/selected-words'
import styles from './outline.module.css'
import { words } from './words'

export interface MinutesRailProps {
  record: MinutesRecord
  card: DocumentCard
  language: Language
}

/** Beside the text: what was tasked so far, and what is counted. */
export function MinutesRail({ record, card, language }: MinutesRailProps) {
  const say = useWords(words)
  const tasks = useMemo(() => record.blocks.filter((block) => block.opens && !block.withheld), [record])
  const counts = useMemo(() => countMinutesWords(record), [record])
  const lagging = useMemo(() => outOfStep(record).length, [record])
  return (
    <>
      <section className={styles['section']} aria-label={say('tasks')}>
        <h2>
          {say('tasks')} <span className={styles['count']}>{tasks.length}</span>
        </h2>
        {tasks.length === 0 && <p className={styles['none']}>{say('tasks.none')}</p>}
        <ul>
          {tasks.map((block) => (
            <li key={block.id}>
              <TaskRow block={block} zone={card.timeZone} language={language} />
            </li>
          ))}
        </ul>
      </section>
      <section className={styles['section']} aria-label={say('figures')}>
        <h2>{say('figures')}</h2>
        <dl className={styles['figures']}>
          {record.languages.length > 1 && (
            <>
              <dt>{say('figures.outOfStep')}</dt>
              <dd>{lagging}</dd>
            </>
          )}
          <dt>{say('figures.outcomes')}</dt>
          <dd>{outcomesOf(record).length}</dd>
          {record.languages.map((each) => (
            <Fragment key={each}>
              <dt>{say('figures.words', { language: say(`language.${each}`) })}</dt>
              <dd>{counts[each] ?? 0}</dd>
            </Fragment>
          ))}
          <SelectedWords />
        </dl>
      </section>
    </>
  )
}

const mostCodes = 2

/** Their codes; of more than fit beside the words, how many they are. */
function ownersShort({ owners }: MinutesBlock, many: (count: number) => string): string[] {
  return owners.length > mostCodes ? [many(owners.length)] : owners
}

interface TaskRowProps {
  block: MinutesBlock
  zone: string
  language: Language
}

const TaskRow = memo(function TaskRow({ block, zone, language }: TaskRowProps) {
  const say = useWords(words)
  const text = inLanguage(textsOf(block), language)
  const isWorded = block.owners.length === 0 || block.owners.length > mostCodes
  return (
    <a href={`#${block.id}`} className={styles['task']} onClick={() => goToBlock(block.id)}>
      <span className={styles['code']} data-worded={isWorded || undefined}>
        {block.owners.length === 0 ? (
          <span className={styles['lacking']}>{say('owner.none')}</span>
        ) : (
          ownersShort(block, (count) => say('owner.many', { count })).map((owner) => (
            <span key={owner}>{owner}</span>
          ))
        )}
      </span>
      <span className={styles['words']} lang={text.language}>
        {text.text}
      </span>
      <span className={styles['due']}>
        {block.due ? writeDueShort(block.due, language, zone, domainNow()) : ''}
      </span>
    </a>
  )
})

function textsOf(block: MinutesBlock) {
  const written = Object.entries(block.text)
    .map(([language, runs]) => [language, plainText(runs)] as const)
    .filter(([, text]) => text !== '')
  return Object.fromEntries(written)
}

export interface LiveMinutesRailProps {
  session: LiveSession
  card: DocumentCard
  language: Language
}

export const LiveMinutesRail = memo(function LiveMinutesRail({
  session,
  card,
  language,
}: LiveMinutesRailProps) {
  const record = useMinutesRecord(session.doc)
  return <MinutesRail record={record} card={card} language={language} />
})
