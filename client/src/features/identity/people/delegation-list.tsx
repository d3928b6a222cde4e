import { useLanguage, useWords } from '../../../lib/i18n'
import { domainNow, zoneCity, zoneOffset } from '../../../lib/time'
import { Lang, tableStyles as styles } from '../../../ui'
import { peopleWords } from '../people-words'
import type { ListedDelegation } from './api'

/** Delegations with their codes and the zones of their capitals. */
export function DelegationList({ delegations }: { delegations: readonly ListedDelegation[] }) {
  const say = useWords(peopleWords)
  const language = useLanguage()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say('delegations.name')}</th>
          <th scope="col">{say('delegations.code')}</th>
          <th scope="col">{say('delegation.category')}</th>
          <th scope="col" className={styles.end}>
            {say('delegations.zone')}
          </th>
        </tr>
      </thead>
      <tbody>
        {delegations.map(({ code, name, category, timeZone }) => (
          <tr key={code}>
            <th scope="row" className={styles.name}>
              <Lang text={name} />
            </th>
            <td className={styles.code}>{code}</td>
            <td className={styles.dim}>{say(`category.${category}`)}</td>
            <td className={styles.end}>
              {zoneCity(timeZone, language)} ({zoneOffset(timeZone, domainNow())})
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
