import type { GroupOverview } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { useLanguage, useWords } from '../../lib/i18n'
import { Lang } from '../../ui'
import styles from './home.module.css'
import { words } from './words'

/** Who the group is: parent and cycle, size, and both co-chairs in the order of its own rules. */
export function GroupHeading({ overview }: { overview: GroupOverview }) {
  const say = useWords(words)
  const language = useLanguage()
  const { parent, cycle, coChairs, delegations } = overview
  const parentName = parent?.short ?? ''
  const coChairNames = coChairs.map(({ delegation }) => inLanguage(delegation.name, language).text)
  return (
    <header>
      <p className={styles.kicker}>
        {cycle?.from && cycle.to ? (
          <span>{say('home.cycle', { parent: parentName, from: cycle.from, to: cycle.to })}</span>
        ) : (
          parentName && <span>{parentName}</span>
        )}
        <span>{say('home.delegations', { count: delegations.length })}</span>
        {coChairNames.length > 0 && <span>{say('home.coChairs', { names: coChairNames.join(', ') })}</span>}
      </p>
      <h1 className={styles.title} tabIndex={-1}>
        <Lang text={overview.name} />
      </h1>
    </header>
  )
}
