import type { Delegation, GroupOverview } from '@tandem/shared/groups'
import { useLanguage, useWords } from '../../lib/i18n'
import { createFormats, useDomainNow } from '../../lib/time'
import { Chip, Lang, tableStyles as styles } from '../../ui'
import { words } from './words'

interface MemberListProps {
  title: string
  delegations: readonly Delegation[]
  coChairs: GroupOverview['coChairs']
  /** The reader's own. */
  mine: string | null
}

/** Delegations, in the group's order, with the hour in each capital. */
export function MemberList({ title, delegations, coChairs, mine }: MemberListProps) {
  const say = useWords(words)
  const language = useLanguage()
  const now = useDomainNow()
  const chairs = new Set(coChairs.map(({ delegation }) => delegation.code))
  return (
    <table className={styles.table} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{say('members.delegation')}</th>
          <th scope="col">{say('members.code')}</th>
          <th scope="col" className={styles.end}>
            {say('members.now')}
          </th>
        </tr>
      </thead>
      <tbody>
        {delegations.map((delegation) => (
          <tr key={delegation.code}>
            <th scope="row" className={styles.name}>
              <span className={styles.tags}>
                <Lang text={delegation.name} />
                {chairs.has(delegation.code) && <Chip tone="accent">{say('members.coChair')}</Chip>}
                {delegation.code === mine && <Chip>{say('members.yours')}</Chip>}
              </span>
            </th>
            <td className={styles.code}>{delegation.code}</td>
            <td className={styles.end}>{createFormats(language, delegation.timeZone).timeWithOffset(now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
