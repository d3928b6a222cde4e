import type { ManagedGroup } from '@tandem/shared/groups'
import type { DelegationCode } from '@tandem/shared/ids'
import { useWords } from '../../../lib/i18n'
import { Chip, Lang, tableStyles as styles } from '../../../ui'
import { managedWords } from '../managed-words'
import { settingWords } from '../setting-words'
import type { Choosable } from './group-draft'

interface ManagedDelegationListProps {
  group: ManagedGroup
  delegations: readonly Choosable[]
}

/** The delegations of a group: how each stands in it, and who speaks for it (A4). */
export function ManagedDelegationList({ group, delegations }: ManagedDelegationListProps) {
  const say = useWords(settingWords)
  const sayManaged = useWords(managedWords)
  return (
    <table className={styles.table} aria-label={say('delegations.title')}>
      <thead>
        <tr>
          <th scope="col">{sayManaged('members.delegation')}</th>
          <th scope="col">{say('delegations.standing')}</th>
          <th scope="col">{say('delegations.head')}</th>
          <th scope="col" className={styles.end}>
            {say('delegations.people')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...group.members, ...group.observers].map((code) => (
          <DelegationRow
            key={code}
            group={group}
            code={code}
            name={delegations.find((each) => each.code === code)?.name}
          />
        ))}
      </tbody>
    </table>
  )
}

interface DelegationRowProps {
  group: ManagedGroup
  code: DelegationCode
  name: Choosable['name'] | undefined
}

function DelegationRow({ group, code, name }: DelegationRowProps) {
  const say = useWords(settingWords)
  const people = group.people.filter(({ delegation }) => delegation === code)
  const isCoChair = group.coChairs.some(({ delegation }) => delegation === code)
  const isObserver = group.observers.includes(code)
  const speaker = people.find(({ role }) => role === (isCoChair ? 'co_chair' : 'head_of_delegation'))
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {name ? <Lang text={name} /> : code} <span className={styles.code}>{code}</span>
      </th>
      <td className={styles.dim}>
        {isCoChair ? (
          <Chip tone="accent">{say('delegations.coChair')}</Chip>
        ) : (
          say(isObserver ? 'delegations.observer' : 'delegations.member')
        )}
      </td>
      <td className={styles.dim}>
        {speaker ? <Lang text={speaker.name} /> : isObserver ? null : say('delegations.nobody')}
      </td>
      <td className={styles.end} data-label={say('delegations.people')}>
        {people.length}
      </td>
    </tr>
  )
}
