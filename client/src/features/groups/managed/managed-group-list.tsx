import type { ManagedGroup } from '@tandem/shared/groups'
import { Link } from 'react-router'
import { useWords } from '../../../lib/i18n'
import { classes, Lang, tableStyles as styles } from '../../../ui'
import { managedWords } from '../managed-words'

/** Groups, each row leading to its people. */
export function ManagedGroupList({ groups }: { groups: readonly ManagedGroup[] }) {
  const say = useWords(managedWords)
  return (
    <table className={classes(styles.table, styles.linked)}>
      <thead>
        <tr>
          <th scope="col">{say('groups.group')}</th>
          <th scope="col">{say('groups.short')}</th>
          <th scope="col">{say('groups.coChairs')}</th>
          <th scope="col" className={styles.end}>
            {say('groups.people')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <th scope="row" className={styles.name}>
              <Link to={`/administration/groups/${group.id}`}>
                <Lang text={group.name} />
              </Link>
            </th>
            <td className={styles.symbol}>{group.short}</td>
            <td className={styles.code}>{group.coChairs.map(({ delegation }) => delegation).join(', ')}</td>
            <td className={styles.end} data-label={say('groups.people')}>
              {group.people.length}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
