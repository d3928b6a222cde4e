import type { GroupOverview } from '@tandem/shared/groups'
import { Link } from 'react-router'
import { domain, useLanguage, useWords } from '../../lib/i18n'
import { documentName } from '../../lib/names'
import { useDomainNow, useFormats } from '../../lib/time'
import { classes, StateChip, tableStyles as styles } from '../../ui'
import type { Meeting } from './meetings'
import { words } from './words'

interface DocumentListProps {
  meetings: readonly Meeting[]
  events: GroupOverview['events']
  /** What is said when there are none. */
  empty: string
}

/** The documents of some meetings; each row opens one. */
export function DocumentList({ meetings, events, empty }: DocumentListProps) {
  const say = useWords(words)
  const rows = meetings.flatMap((meeting) => meeting.documents.map((document) => ({ meeting, document })))
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>
  return (
    <table className={classes(styles.table, styles.linked)}>
      <thead>
        <tr>
          <th scope="col">{say('documents.document')}</th>
          <th scope="col">{say('documents.symbol')}</th>
          <th scope="col">{say('documents.state')}</th>
          <th scope="col" className={styles.late}>
            {say('documents.languages')}
          </th>
          <th scope="col" className={styles.end}>
            {say('documents.latest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ meeting, document }) => (
          <DocumentRow
            key={document.id}
            meeting={meeting}
            document={document}
            latest={events.find((event) => event.documentId === document.id)?.at ?? null}
          />
        ))}
      </tbody>
    </table>
  )
}

interface DocumentRowProps {
  meeting: Meeting
  document: Meeting['documents'][number]
  latest: string | null
}

function DocumentRow({ meeting, document, latest }: DocumentRowProps) {
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const formats = useFormats()
  const now = useDomainNow()
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Link to={`/documents/${document.id}`}>{documentName(document.kind, meeting, language)}</Link>
      </th>
      <td className={styles.symbol}>{document.symbol}</td>
      <td>
        <StateChip state={document.state} />
      </td>
      <td className={classes(styles.dim, styles.late)}>
        {document.languages.map((code) => sayDomain(`language.${code}`)).join(', ')}
      </td>
      <td className={styles.end}>
        {latest && (
          <time dateTime={latest} title={formats.moment(latest)}>
            {formats.when(latest, now)}
          </time>
        )}
      </td>
    </tr>
  )
}
