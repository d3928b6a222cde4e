import { useQuery } from '@tanstack/react-query'
import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import type { ReactNode } from 'react'
import { useWords } from '../../lib/i18n'
import { commitmentsQuery } from './api'
import { CommitmentLine } from './commitment-line'
import { arrange } from './model/arrange'
import { countOpen, isClosed } from './model/commitment'
import { readView } from './model/register-view'
import styles from './open-commitments.module.css'
import { useDueContext } from './use-register'
import { words } from './words'

// What is most pressing; the rest is one press away.
const shownRows = 5

interface OpenCommitmentsProps {
  overview: GroupOverview
  /** The first day of the next meeting, if it has one. */
  nextStart: string | null
  /** Draws the section around it. */
  children: (section: {
    title: string
    note: string
    more: { to: string; label: string }
    body: ReactNode
  }) => ReactNode
}

/** On a group's home: how much is open, and what is due first. Nothing at all where nothing was ever opened. */
export function OpenCommitments({ overview, nextStart, children }: OpenCommitmentsProps) {
  const say = useWords(words)
  const { data } = useQuery(commitmentsQuery(overview.id))
  if (!data || data.commitments.length === 0) return null
  const counts = countOpen(data.commitments)
  return children({
    title: say('home.title'),
    note: say(counts.overdue > 0 ? 'count' : 'countOpen', counts),
    more: { to: `/groups/${overview.id}/commitments`, label: say('home.all') },
    body: <MostPressing commitments={data.commitments} overview={overview} nextStart={nextStart} />,
  })
}

/** How many are open, for the side panel; null while not known. */
export function useOpenCount(groupId: string | null): number | null {
  const { data } = useQuery({ ...commitmentsQuery(groupId ?? ''), enabled: groupId !== null })
  return data ? countOpen(data.commitments).open : null
}

interface MostPressingProps extends Omit<OpenCommitmentsProps, 'children'> {
  commitments: readonly CommitmentView[]
}

function MostPressing({ commitments, overview, nextStart }: MostPressingProps) {
  const say = useWords(words)
  const context = useDueContext(overview)
  const today = context.formats.dayOf(context.now)
  const { dayOf } = context.formats
  const open = commitments.filter((commitment) => !isClosed(commitment))
  // In the order of the plain register.
  const rows = arrange(open, readView(new URLSearchParams()), {
    today,
    dayOf,
    language: context.language,
    nextStart,
    mine: null,
  })
    .flatMap((group) => group.commitments)
    .slice(0, shownRows)
  if (rows.length === 0) return <p className={styles.none}>{say('home.none')}</p>
  return (
    <ul>
      {rows.map((commitment) => (
        <CommitmentLine key={commitment.id} {...{ commitment, overview, context }} />
      ))}
    </ul>
  )
}
