import { useQuery } from '@tanstack/react-query'
import type { Delegation, PersonInGroup } from '@tandem/shared/groups'
import { useId } from 'react'
import { domain, useWords } from '../../lib/i18n'
import { useFailureInWords } from '../../lib/failure'
import { Avatar, Lang, tableStyles } from '../../ui'
import { groupPeopleQuery } from './api'
import styles from './people-list.module.css'
import { words } from './words'

interface PeopleListProps {
  groupId: string
  /** In the group's order. */
  delegations: readonly Delegation[]
}

/** Who is in the group, by delegation and function. */
export function PeopleList({ groupId, delegations }: PeopleListProps) {
  const say = useWords(words)
  const inWords = useFailureInWords()
  const { data, error } = useQuery(groupPeopleQuery(groupId))
  if (!data) return <p className={tableStyles.empty}>{error ? inWords(error) : say('people.asking')}</p>
  const shown = delegations
    .map((delegation) => ({ delegation, people: data.people.filter(isOf(delegation.code)) }))
    .filter(({ people }) => people.length > 0)
  const others = data.people.filter(
    ({ delegation }) => !shown.some((one) => one.delegation.code === delegation),
  )
  if (data.people.length === 0) return <p className={tableStyles.empty}>{say('people.none')}</p>
  return (
    <div className={styles.list}>
      {shown.map(({ delegation, people }) => (
        <OfDelegation key={delegation.code} delegation={delegation} people={people} />
      ))}
      {others.length > 0 && <OfDelegation delegation={null} people={others} />}
    </div>
  )
}

const isOf =
  (code: string) =>
  ({ delegation }: PersonInGroup): boolean =>
    delegation === code

interface OfDelegationProps {
  delegation: Delegation | null
  people: readonly PersonInGroup[]
}

function OfDelegation({ delegation, people }: OfDelegationProps) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  const id = useId()
  return (
    <section className={styles.delegation} aria-labelledby={id}>
      <h3 id={id}>{delegation ? <Lang text={delegation.name} /> : say('people.noDelegation')}</h3>
      <ul>
        {people.map((person) => (
          <li key={person.userId}>
            <Avatar person={{ ...person, delegation: person.delegation }} decorative />
            <span>
              <b>
                <Lang text={person.name} />
              </b>
              <span className={styles.role}>
                {sayDomain(person.function ? `function.${person.function}` : `role.${person.role}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
