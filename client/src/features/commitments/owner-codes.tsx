import type { GroupOverview } from '@tandem/shared/groups'
import { useWords } from '../../lib/i18n'
import styles from './table.module.css'
import { words } from './words'

// More codes than this say less than how many there are.
const mostCodes = 3

interface OwnerCodesProps {
  owners: readonly string[]
  overview: Pick<GroupOverview, 'delegations'>
}

/** Who owes it, by code; all members in two words. */
export function OwnerCodes({ owners, overview }: OwnerCodesProps) {
  const say = useWords(words)
  const members = overview.delegations
  if (owners.length === 0) return <span className={styles.missing}>{say('noOwner')}</span>
  if (owners.length > mostCodes && members.every(({ code }) => owners.includes(code))) {
    return <span className={styles.all}>{say('members')}</span>
  }
  const more = owners.length - mostCodes
  return (
    <span className={styles.codes}>
      {owners.slice(0, mostCodes).join(' ')}
      {more > 0 && ` ${say('moreOwners', { count: more })}`}
    </span>
  )
}
