import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import type { Timeline } from '@tandem/shared/history'
import type { DocumentId } from '@tandem/shared/ids'
import { useFailureInWords } from '../../lib/failure'
import { isNotFound } from '../../lib/http'
import { common, useWords } from '../../lib/i18n'
import { Button, ErrorState } from '../../ui'
import { comparisonQuery, timelineQuery } from './api'
import { HistoryDesk } from './history-desk'
import { useCompared } from './use-compared'
import { useFollowed } from './use-followed'
import styles from './parts/screen.module.css'
import type { HistoryScreenProps } from './view'
import { words } from './words'

/** The life of one document: any two of its versions against each other, and the text in motion. */
export function HistoryScreen(props: HistoryScreenProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const inWords = useFailureInWords()
  const { data: timeline, error, refetch } = useQuery(timelineQuery(props.card.id))
  if (error && isNotFound(error)) return props.notFound
  if (timeline) return <ReadTimeline {...props} timeline={timeline} />
  if (!error) {
    return (
      <p className={styles.loading} role="status">
        {say('loading')}
      </p>
    )
  }
  return (
    <ErrorState
      title={say('failed.title')}
      text={say('failed.text', { why: inWords(error) ?? '' })}
      actions={
        <Button look="primary" size="large" onClick={() => void refetch()}>
          {sayCommon('retry')}
        </Button>
      }
    />
  )
}

/** Asks for the timeline while the page itself is still being asked for, by whoever will show the screen. */
export function useHistoryAhead(documentId: DocumentId): void {
  useQuery({ ...timelineQuery(documentId), notifyOnChangeProps: [] })
}

function ReadTimeline(props: HistoryScreenProps & { timeline: Timeline }) {
  useFollowed(props.card.id, props.timeline.headSeq)
  const choice = useCompared(props.timeline)
  // Asked for before anything is drawn for it: all of the screen's other parts are.
  usePrefetchQuery(comparisonQuery(props.card.id, choice.compared.from, choice.compared.to))
  return <HistoryDesk {...props} {...choice} />
}
