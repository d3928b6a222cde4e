/** Who is in a group's documents at this moment, for the group's home. Absent while nobody is. */
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import type { Here } from '@tandem/shared/protocol'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { useLink } from '../../lib/socket/link-context'
import { watchGroup } from '../../lib/socket/watched-groups'
import { Avatar } from '../../ui'
import styles from './here-now.module.css'
import { words } from './words'

interface HereNowProps {
  groupId: GroupId
  symbolOf: (documentId: DocumentId) => string
}

export function HereNow({ groupId, symbolOf }: HereNowProps) {
  const say = useWords(words)
  const language = useLanguage()
  const here = useHere(groupId)
  if (here.length === 0) return null
  return (
    <section aria-labelledby="here-now">
      <h2 id="here-now" className={styles.title}>
        {say('here.title')} <span>{here.length}</span>
      </h2>
      <ul className={styles.list}>
        {here.map((person) => (
          <li key={`${person.userId} ${person.documentId}`} className={styles.person}>
            <Avatar person={person} colour={person.colour} decorative />
            <div>
              <b>{personLabel(person, language, 'caret')}</b>
              <Link to={`/documents/${person.documentId}`}>
                {person.itemNumber
                  ? say('here.agendaItem', { symbol: symbolOf(person.documentId), number: person.itemNumber })
                  : symbolOf(person.documentId)}
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const nobody: readonly Here[] = []

function useHere(groupId: GroupId): readonly Here[] {
  const link = useLink()
  const [here, setHere] = useState(nobody)
  useEffect(() => {
    if (!link) return
    return watchGroup(link, groupId, { here: (now) => setHere(now ?? nobody) })
  }, [link, groupId])
  return here
}
