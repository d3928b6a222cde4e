/** Who is in the document: avatars in the authors' colours; pressing one goes to where that person is. */
import type { Participant } from '@tandem/shared/protocol'
import { useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { Avatar, Menu, MenuItem, MoreAvatars } from '../../ui'
import styles from './presence-stack.module.css'
import { words } from './words'

interface PresenceStackProps {
  you: Participant | null
  others: readonly Participant[]
  /** The number of the item someone is at, if any. */
  numberAt: (participant: Participant) => string | null
  onGoTo: (participant: Participant) => void
}

const shown = 4

export function PresenceStack({ you, others, numberAt, onGoTo }: PresenceStackProps) {
  const say = useWords(words)
  const language = useLanguage()
  const people = onePerPerson(you ? [you, ...others] : others)
  if (people.length === 0) return null
  const more = people.slice(shown)
  const label = (participant: Participant): string => {
    const where = numberAt(participant)
    const name = personLabel(participant, language, 'long')
    const self = participant.userId === you?.userId ? ` (${say('people.you')})` : ''
    return where ? `${name}${self}, ${say('people.atItem', { number: where })}` : `${name}${self}`
  }
  return (
    <div className={styles.stack} role="group" aria-label={say('people.here', { count: people.length })}>
      {people.slice(0, shown).map((participant) => (
        <button
          key={participant.userId}
          type="button"
          className={styles.person}
          aria-label={label(participant)}
          title={label(participant)}
          onClick={() => onGoTo(participant)}
        >
          <Avatar person={participant} colour={participant.colour} decorative />
        </button>
      ))}
      {more.length > 0 && (
        <Menu
          trigger={
            <button type="button" className={styles.person}>
              <MoreAvatars count={more.length} label={say('people.more', { count: more.length })} />
            </button>
          }
        >
          {more.map((participant) => (
            <MenuItem key={participant.userId} onSelect={() => onGoTo(participant)}>
              {label(participant)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  )
}

/** A person with two tabs is one person; the tab in which he is somewhere counts. */
export function onePerPerson(participants: readonly Participant[]): Participant[] {
  const byUser = new Map<string, Participant>()
  for (const participant of participants) {
    const known = byUser.get(participant.userId)
    if (!known || (known.place === null && participant.place !== null)) {
      byUser.set(participant.userId, participant)
    }
  }
  return [...byUser.values()]
}
