import type { GroupOverview } from '@tandem/shared/groups'
import { domain, useWords } from '../../lib/i18n'
import { Avatar, Lang } from '../../ui'
import styles from './co-chairs.module.css'
import { words } from './words'

const seats = ['asean', 'plus', 'host', 'visitor', 'exercise_director', 'deputy_exercise_director'] as const

/** Both co-chairs, equal, in the order of the group's own rules. */
export function CoChairs({ coChairs }: { coChairs: GroupOverview['coChairs'] }) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  return (
    <section aria-label={say('members.coChairs')} className={styles.pair}>
      {coChairs.map(({ delegation, seat }) => {
        const known = seats.find((one) => one === seat)
        return (
          <div key={delegation.code} className={styles.chair}>
            <Avatar person={{ name: delegation.name, delegation, role: 'co_chair' }} decorative />
            <p className={styles.name}>
              <Lang text={delegation.name} />
            </p>
            {known && <p className={styles.seat}>{sayDomain(`seat.${known}`)}</p>}
          </div>
        )
      })}
    </section>
  )
}
