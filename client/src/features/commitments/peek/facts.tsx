import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { commitmentStatuses, inLanguage, outcomeVerbs } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { classes, Lang } from '../../../ui'
import { isClosed, signOf, urgency } from '../model/commitment'
import { dueDistance, dueLong, type DueContext } from '../model/due-words'
import { OwnerCodes } from '../owner-codes'
import { StatusSign } from '../status-sign'
import { words } from '../words'
import styles from './peek.module.css'

interface FactsProps {
  commitment: CommitmentView
  overview: GroupOverview
  context: DueContext
}

/** Whose, for whom, by when, how it stands. */
export function Facts({ commitment, overview, context }: FactsProps) {
  const say = useWords(words)
  const { counterparts, formerNumbers, activityId, verb } = commitment
  const activity = overview.activities.find(({ id }) => id === activityId)
  return (
    <dl className={styles.facts}>
      <Fact term={say('peek.owner')}>
        <Delegations codes={commitment.owners} overview={overview} />
      </Fact>
      {counterparts.length > 0 && (
        <Fact term={say('peek.counterpart')}>
          <Delegations codes={counterparts} overview={overview} />
        </Fact>
      )}
      <Fact term={say('peek.due')}>
        <DueFact commitment={commitment} context={context} />
      </Fact>
      <Fact term={say('peek.status')}>
        <StatusSign commitment={commitment} />
        <StatusNotes commitment={commitment} language={context.language} />
      </Fact>
      <Fact term={say('peek.verb')}>
        <span className={styles.verb}>{outcomeVerbs[verb][context.language]}</span>
      </Fact>
      {activity && (
        <Fact term={say('peek.activity')}>
          <Lang text={activity.title} />
        </Fact>
      )}
      {formerNumbers.length > 0 && <Fact term={say('peek.former')}>{formerNumbers.join(', ')}</Fact>}
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

// A delegation is named; a room full of them is counted, and listed below where each has a state.
const mostNamed = 4

function Delegations({ codes, overview }: { codes: readonly string[]; overview: GroupOverview }) {
  if (codes.length === 0 || codes.length > mostNamed) return <OwnerCodes owners={codes} overview={overview} />
  const known = [...overview.delegations, ...overview.observers]
  return (
    <ul>
      {codes.map((code) => {
        const delegation = known.find((one) => one.code === code)
        return (
          <li key={code}>
            <span className={styles.code}>{code}</span> {delegation && <Lang text={delegation.name} />}
          </li>
        )
      })}
    </ul>
  )
}

function DueFact({ commitment, context }: { commitment: CommitmentView; context: DueContext }) {
  const tone = urgency(commitment, context.formats.dayOf(context.now))
  const distance = dueDistance(commitment, context)
  return (
    <>
      <span className={classes(styles.due, tone && styles[tone])}>{dueLong(commitment, context)}</span>
      {distance && (
        <>
          , <span className={styles.whole}>{distance}</span>
        </>
      )}
    </>
  )
}

/** Overdue says nothing of whether anyone has begun. */
function StatusNotes({
  commitment,
  language,
}: {
  commitment: CommitmentView
  language: DueContext['language']
}) {
  const say = useWords(words)
  const notes = [
    signOf(commitment) === 'overdue' && inLanguage(commitmentStatuses[commitment.status], language).text,
    commitment.doneProposed && !isClosed(commitment) && say('doneProposed'),
    commitment.replyOwed && !isClosed(commitment) && say('replyOwed'),
  ].filter((note) => note !== false)
  if (notes.length === 0) return null
  return <span className={styles.notes}>{notes.join(' · ')}</span>
}
