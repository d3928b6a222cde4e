import type { GroupOverview } from '@tandem/shared/groups'
import { useWords } from '../../lib/i18n'
import { CommitmentLine } from './commitment-line'
import styles from './matters-arising.module.css'
import { isClosed } from './model/commitment'
import { useCommitments, useDueContext } from './use-register'
import { words } from './words'

interface MattersArisingProps {
  overview: GroupOverview
  /** The number of the meeting that goes through them. */
  ordinal: number
}

/**
 * What a meeting goes through before anything new: every commitment that is open, overdue or provisional, by
 * number, as the register has it now. What a later meeting took on is none of its matters.
 */
export function MattersArising({ overview, ordinal }: MattersArisingProps) {
  const say = useWords(words)
  const { data } = useCommitments(overview.id)
  const context = useDueContext(overview)
  if (!data) return null
  const open = data.commitments.filter(
    (commitment) => !isClosed(commitment) && commitment.meeting.ordinal <= ordinal,
  )
  return (
    <section className={styles.matters} aria-label={say('matters.title')}>
      <p className={styles.head}>
        {say(open.length > 0 ? 'matters.count' : 'home.none', { count: open.length })}
      </p>
      {open.length > 0 && (
        <ul>
          {open.map((commitment) => (
            <CommitmentLine key={commitment.id} {...{ commitment, overview, context }} />
          ))}
        </ul>
      )}
    </section>
  )
}
