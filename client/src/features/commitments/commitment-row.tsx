import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../lib/i18n'
import { meetingShort } from '../../lib/names'
import { classes, Lang, VisuallyHidden } from '../../ui'
import { isClosed, ownersDone, urgency } from './model/commitment'
import { dueShort, type DueContext } from './model/due-words'
import { writeView, type RegisterView } from './model/register-view'
import { OwnerCodes } from './owner-codes'
import { StatusSign } from './status-sign'
import styles from './table.module.css'
import { words } from './words'

interface CommitmentRowProps {
  commitment: CommitmentView
  overview: GroupOverview
  context: DueContext
  view: RegisterView
  /** The row that the Tab key goes to. */
  isPresent: boolean
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onOpen: (number: string, byKeyboard: boolean) => void
}

/** One commitment; the whole row opens the closer look at it. */
export function CommitmentRow({ commitment, overview, context, view, ...row }: CommitmentRowProps) {
  const say = useWords(words)
  const { number, formerNumbers } = commitment
  const isOpen = view.open === number
  const closed = isClosed(commitment)
  const tone = urgency(commitment, context.formats.dayOf(context.now))
  return (
    <tr className={classes(styles.row, isOpen && styles.open, closed && styles.closed)}>
      <td className={styles.number}>
        {number}
        {formerNumbers.length > 0 && (
          <span className={styles.under}>{say('former', { number: formerNumbers.at(-1) ?? '' })}</span>
        )}
      </td>
      <th scope="row" className={styles.text}>
        <Link
          to={{ search: `?${writeView({ ...view, open: number }).toString()}` }}
          data-row={number}
          tabIndex={row.isPresent ? 0 : -1}
          aria-current={isOpen ? 'true' : undefined}
          onFocus={row.onFocus}
          onKeyDown={row.onKeyDown}
          onClick={(event) => {
            // Elsewhere, such as in a new tab: the browser's own way.
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            row.onOpen(number, event.detail === 0)
          }}
        >
          <Lang className={styles.clamped} text={commitment.text} />
        </Link>
      </th>
      <td className={styles.owner}>
        <OwnerCodes owners={commitment.owners} overview={overview} />
        <OwnersDone commitment={commitment} />
      </td>
      <td className={styles.status}>
        <StatusSign commitment={commitment} />
        <Notes commitment={commitment} />
      </td>
      <td
        className={classes(
          styles.due,
          tone && styles[tone],
          commitment.due === null && !closed && styles.soon,
        )}
      >
        {dueShort(commitment, context)}
      </td>
      <td className={styles.source}>
        <SourceLink commitment={commitment} tabIndex={row.isPresent ? 0 : -1} />
      </td>
    </tr>
  )
}

/** What a status alone does not say. */
function Notes({ commitment }: { commitment: CommitmentView }) {
  const say = useWords(words)
  if (isClosed(commitment)) return null
  const { replyOwed, doneProposed, toConfirm } = commitment
  const notes = [
    toConfirm && say('toConfirm'),
    doneProposed && say('doneProposed'),
    replyOwed && say('replyOwed'),
  ].filter((note) => note !== false)
  return notes.map((note) => (
    <span key={note} className={classes(styles.under, styles.note)}>
      {note}
    </span>
  ))
}

function OwnersDone({ commitment }: { commitment: CommitmentView }) {
  const say = useWords(words)
  const states = ownersDone(commitment)
  return states && <span className={styles.under}>{say('ownersDone', states)}</span>
}

/** `9th, ¶ 11`: the way to the paragraph, which stands in an earlier record once the commitment was carried. */
function SourceLink({ commitment, tabIndex }: { commitment: CommitmentView; tabIndex: number }) {
  const say = useWords(words)
  const language = useLanguage()
  const { source } = commitment
  const meeting = meetingShort(source?.meeting ?? commitment.meeting, language)
  if (!source) return <span className={styles.dim}>{meeting}</span>
  return (
    <Link to={`/documents/${source.documentId}#${source.blockId}`} tabIndex={tabIndex}>
      {source.paragraph === null ? meeting : say('source.cite', { meeting, paragraph: source.paragraph })}
      <VisuallyHidden>, {commitment.number}</VisuallyHidden>
    </Link>
  )
}
