import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { Link } from 'react-router'
import { classes, Lang } from '../../ui'
import styles from './commitment-line.module.css'
import { urgency } from './model/commitment'
import { type DueContext, dueShort } from './model/due-words'
import { OwnerCodes } from './owner-codes'
import { StatusSign } from './status-sign'

interface CommitmentLineProps {
  commitment: CommitmentView
  overview: GroupOverview
  context: DueContext
}

/** A commitment in one line, which leads to it in the register. */
export function CommitmentLine({ commitment, overview, context }: CommitmentLineProps) {
  const tone = urgency(commitment, context.formats.dayOf(context.now))
  const { number, formerNumbers, owners, text } = commitment
  return (
    <li className={styles.row}>
      <span className={styles.number}>
        {number}
        {formerNumbers.length > 0 && <span className={styles.former}>{formerNumbers.join(', ')}</span>}
      </span>
      <span className={styles.owner}>
        <OwnerCodes owners={owners} overview={overview} />
      </span>
      <Link
        className={styles.text}
        to={`/groups/${overview.id}/commitments?open=${encodeURIComponent(number)}`}
      >
        <Lang text={text} />
      </Link>
      <StatusSign commitment={commitment} />
      <span className={classes(styles.due, tone && styles[tone])}>{dueShort(commitment, context)}</span>
    </li>
  )
}
