import type { PaperSummary } from '@tandem/shared/papers'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../lib/i18n'
import { usePurposeName } from '../../lib/purposes'
import { classes, Lang, tableStyles as styles } from '../../ui'
import { words } from './words'

/** Papers in rows: what each is, for what, by whom, and how it stands. */
export function PaperTable({ children }: { children: ReactNode }) {
  const say = useWords(words)
  return (
    <table className={classes(styles.table, styles.linked)}>
      <thead>
        <tr>
          <th scope="col">{say('paper.title')}</th>
          <th scope="col">{say('paper.symbol')}</th>
          <th scope="col">{say('paper.purpose')}</th>
          <th scope="col">{say('paper.submittedBy')}</th>
          <th scope="col" className={styles.end}>
            {say('paper.state')}
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

interface PaperRowProps {
  paper: Pick<PaperSummary, 'title' | 'symbol' | 'purpose' | 'submittedBy'>
  /** Where its title leads. */
  to: string
  /** How it stands. */
  children: ReactNode
}

export function PaperRow({ paper, to, children }: PaperRowProps) {
  const purposeName = usePurposeName()
  return (
    <tr>
      <th scope="row">
        <Link to={to}>
          <Lang text={paper.title} />
        </Link>
      </th>
      <td className={styles.symbol}>{paper.symbol}</td>
      <td className={classes(styles.dim, styles.whole)}>{purposeName(paper.purpose)}</td>
      <td className={styles.code}>{paper.submittedBy.join(' ')}</td>
      <td className={styles.end}>{children}</td>
    </tr>
  )
}
