import type { Participant } from '@tandem/shared/protocol'
import { useLanguage, useWords } from '../../../lib/i18n'
import { personLabel } from '../../../lib/people'
import { Avatar, VisuallyHidden } from '../../../ui'
import styles from '../row.module.css'
import { words } from '../words'

/** Small avatars of those who are at an item, with one sentence that names them. */
export function PeopleHere({ people }: { people: readonly Participant[] }) {
  const say = useWords(words)
  const language = useLanguage()
  if (people.length === 0) return null
  const names = people.map((person) => personLabel(person, language, 'long')).join(', ')
  const shown = people.slice(0, 3)
  return (
    <span className={styles['here']} title={names}>
      <VisuallyHidden>{say('here', { names, count: people.length })}</VisuallyHidden>
      {shown.map((person) => (
        <Avatar key={person.id} person={person} colour={person.colour} size="small" decorative />
      ))}
      {people.length > shown.length && (
        <span className={styles['more']} aria-hidden="true">
          +{people.length - shown.length}
        </span>
      )}
    </span>
  )
}
