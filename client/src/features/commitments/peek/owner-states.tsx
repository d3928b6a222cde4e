import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { Circle, CircleCheck } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { CheckField, Lang } from '../../../ui'
import { ownersDone } from '../model/commitment'
import { words } from '../words'
import styles from './peek.module.css'
import { useCommitmentAct } from './use-commitment-act'

interface OwnerStatesProps {
  commitment: CommitmentView
  overview: GroupOverview
}

/** Where each of several owes the same: who has done it. Who may say so for whom ticks it here. */
export function OwnerStates({ commitment, overview }: OwnerStatesProps) {
  const say = useWords(words)
  const { run, fault } = useCommitmentAct(commitment)
  const { perOwner, ownersMine } = commitment
  const count = ownersDone(commitment)
  if (!perOwner || !count) return null
  const nameOf = (code: string) =>
    overview.delegations.find((delegation) => delegation.code === code)?.name ?? { en: code }
  return (
    <section>
      <h3 className={styles.heading}>
        {say('peek.states')} <span className={styles.count}>{say('ownersDone', count)}</span>
      </h3>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <ul className={styles.states}>
        {commitment.owners.map((code) => {
          const isDone = perOwner[code] === 'done'
          return (
            <li key={code}>
              {ownersMine.includes(code) ? (
                <CheckField
                  note={code}
                  checked={isDone}
                  onChange={(done) => run({ act: 'owner_done', owner: code, done })}
                >
                  <Lang text={nameOf(code)} />
                </CheckField>
              ) : (
                <span className={styles.state}>
                  {isDone ? (
                    <CircleCheck className={styles.live} role="img" aria-label={say('peek.done')} />
                  ) : (
                    <Circle className={styles.faint} role="img" aria-label={say('peek.notDone')} />
                  )}
                  <span>
                    <Lang text={nameOf(code)} />
                  </span>
                  <span className={styles.code}>{code}</span>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
