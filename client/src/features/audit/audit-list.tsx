import type { AuditEntry } from '@tandem/shared/audit'
import type { ManagedGroup } from '@tandem/shared/groups'
import type { Account } from '@tandem/shared/identity'
import { refusals } from '@tandem/shared/protocol'
import { useLanguage, useWords } from '../../lib/i18n'
import { useFormats } from '../../lib/time'
import { Lang, tableStyles } from '../../ui'
import styles from './audit.module.css'
import { auditWords } from './words'

export interface Known {
  people: readonly Account[]
  groups: readonly ManagedGroup[]
}

/** Entries of the log, newest first. Ids of people and groups stand with the names that the administrator knows. */
export function AuditList({ entries, people, groups }: Known & { entries: readonly AuditEntry[] }) {
  const say = useWords(auditWords)
  const { moment } = useFormats()
  return (
    <table className={tableStyles.table}>
      <thead>
        <tr>
          <th scope="col">{say('audit.when')}</th>
          <th scope="col">{say('audit.who')}</th>
          <th scope="col">{say('audit.what')}</th>
          <th scope="col">{say('audit.thing')}</th>
          <th scope="col">{say('audit.from')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className={styles.when}>
              <time dateTime={entry.wall}>{moment(entry.wall)}</time>
            </td>
            <th scope="row" className={styles.who}>
              {entry.who === null ? say('audit.nobody') : <Person id={entry.who} people={people} />}
            </th>
            <td>
              <Act entry={entry} />
            </td>
            <td className={styles.things}>
              {(entry.where?.split(':') ?? []).map((id) => (
                <Thing key={id} id={id} people={people} groups={groups} />
              ))}
            </td>
            <td className={styles.address}>{entry.address}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Act({ entry: { what, outcome, asked, reason, count } }: { entry: AuditEntry }) {
  const say = useWords(auditWords)
  const language = useLanguage()
  const why =
    reason !== null && Object.hasOwn(refusals, reason) ? refusals[reason as keyof typeof refusals] : null
  return (
    <>
      <span>{say(`act.${what}`)}</span>
      {outcome === 'refused' && <span className={styles.refused}>{say('audit.refused')}</span>}
      {count > 1 && <span className={styles.times}>{say('audit.times', { number: count })}</span>}
      {asked !== null && <code className={styles.asked}>{asked}</code>}
      {why && <span className={styles.why}>{why[language]}</span>}
    </>
  )
}

function Person({ id, people }: { id: string } & Pick<Known, 'people'>) {
  const person = people.find(({ userId }) => userId === id)
  return person ? (
    <>
      <Lang text={person.name} />
      <span className={styles.login}>{person.login}</span>
    </>
  ) : (
    <code>{id}</code>
  )
}

function Thing({ id, people, groups }: { id: string } & Known) {
  const person = people.find(({ userId }) => userId === id)
  const group = groups.find((one) => one.id === id)
  const name = person?.login ?? group?.short
  return (
    <span className={styles.thing}>
      {name && <span>{name}</span>}
      <code>{id}</code>
    </span>
  )
}
