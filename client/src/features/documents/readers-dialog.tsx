/** Who can see this document now, and who can edit it: computed by the server from the rule it enforces. */
import { useQuery } from '@tanstack/react-query'
import type { DocumentReader } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { Avatar, Dialog } from '../../ui'
import { readersQuery } from './api'
import styles from './readers-dialog.module.css'
import { words } from './words'

interface ReadersDialogProps {
  documentId: DocumentId
  /** One sentence on what the document is. */
  about: string
  open: boolean
  onClose: () => void
}

export function ReadersDialog({ documentId, about, open, onClose }: ReadersDialogProps) {
  const say = useWords(words)
  const { data, isError } = useQuery({ ...readersQuery(documentId), enabled: open })
  return (
    <Dialog open={open} onClose={onClose} title={say('readers.title')} description={about}>
      {data ? (
        <>
          <ReaderList title={say('readers.edits')} readers={data.readers.filter((reader) => reader.edits)} />
          <ReaderList title={say('readers.reads')} readers={data.readers.filter((reader) => !reader.edits)} />
          <p className={styles.note}>{say('readers.administrator')}</p>
        </>
      ) : (
        <p>{isError ? say('readers.failed') : say('readers.loading')}</p>
      )}
    </Dialog>
  )
}

function ReaderList({ title, readers }: { title: string; readers: readonly DocumentReader[] }) {
  const language = useLanguage()
  if (readers.length === 0) return null
  return (
    <section className={styles.list}>
      <h3>{title}</h3>
      <ul>
        {readers.map((reader) => (
          <li key={reader.userId}>
            <Avatar person={reader} size="small" decorative />
            {personLabel(reader, language, 'long')}
          </li>
        ))}
      </ul>
    </section>
  )
}
