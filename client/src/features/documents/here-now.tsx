/** Who is in a group's documents at this moment, for the group's home. Absent while nobody is. */
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import type { Here } from '@tandem/shared/protocol'
import { LinkLost, RequestRefused } from '@tandem/shared/sync'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { useLink } from '../../lib/socket/link-context'
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

function useHere(groupId: GroupId): readonly Here[] {
  const link = useLink()
  const [here, setHere] = useState<readonly Here[]>([])
  useEffect(() => {
    if (!link) return
    const watch = () => {
      if (link.state.kind !== 'open') {
        setHere([])
        return
      }
      link.request({ type: 'watch', groupId }).then(({ here: now }) => setHere(now), ignoreLostLink)
    }
    const stops = [
      link.onState(watch),
      link.onNotice('here', (notice) => {
        if (notice.groupId === groupId) setHere(notice.here)
      }),
    ]
    watch()
    return () => {
      for (const stop of stops) stop()
      link.request({ type: 'unwatch', groupId }).catch(ignoreLostLink)
    }
  }, [link, groupId])
  return here
}

// Who is here is a courtesy: when the link is gone the list is empty, and the next link asks again.
function ignoreLostLink(error: unknown): void {
  if (!(error instanceof LinkLost) && !(error instanceof RequestRefused)) throw error
}
