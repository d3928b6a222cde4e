import { useQuery } from '@tanstack/react-query'
import type { UnseenDocument } from '@tandem/shared/history'
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../../lib/i18n'
import { delegationCode, personLabel } from '../../../lib/people'
import { useDomainNow, useFormats } from '../../../lib/time'
import { Swatch } from '../../../ui'
import { unseenQuery } from './api'
import styles from './unseen.module.css'
import { words } from './words'

interface ChangedDocumentsProps {
  groupId: GroupId
  /** How a document is called on this page. */
  nameOf: (id: DocumentId) => string | null
  /** What stands around the list; nothing is shown where nothing changed. */
  children: (of: { title: string; count: number; body: ReactNode }) => ReactNode
}

/** The documents of a group in which others wrote since this person last looked: how much, and who. */
export function ChangedDocuments({ groupId, nameOf, children }: ChangedDocumentsProps) {
  const say = useWords(words)
  const { data } = useQuery(unseenQuery(groupId))
  if (!data || data.documents.length === 0) return null
  const body = (
    <ul className={styles.list}>
      {data.documents.map((unseen) => (
        <ChangedDocument key={unseen.documentId} unseen={unseen} name={nameOf(unseen.documentId)} />
      ))}
    </ul>
  )
  return children({ title: say('home.title'), count: data.documents.length, body })
}

function ChangedDocument({ unseen, name }: { unseen: UnseenDocument; name: string | null }) {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats()
  const now = useDomainNow()
  const { documentId, symbol, seenSeq, at, authors, shares } = unseen
  const total = (of: 'added' | 'deleted') => shares.reduce((sum, share) => sum + share[of], 0)
  return (
    <li className={styles.row}>
      <Link className={styles.name} to={`/documents/${documentId}`}>
        {name ?? symbol} {name !== null && <span className={styles.symbol}>{symbol}</span>}
      </Link>
      <span className={styles.people}>
        {shares.map(({ author }) => {
          const person = authors[author]
          return (
            person && (
              <span key={author} className={styles.person} title={personLabel(person, language, 'long')}>
                {person.colour && <Swatch colour={person.colour} />}
                {delegationCode(person) ?? personLabel(person, language, 'short')}
              </span>
            )
          )
        })}
      </span>
      <Link className={styles.changed} to={`/documents/${documentId}/history?from=${seenSeq}&to=now`}>
        {say('home.letters', { added: total('added'), deleted: total('deleted') })}
      </Link>
      <time className={styles.when} dateTime={new Date(at).toISOString()} title={formats.moment(at)}>
        {formats.when(at, now)}
      </time>
    </li>
  )
}
