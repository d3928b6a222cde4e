import type { PaperSummary } from '@tandem/shared/papers'
import { Link } from 'react-router'
import { domain, useWords } from '../../lib/i18n'
import { usePurposeName } from '../../lib/purposes'
import { classes, Lang, tableStyles as styles } from '../../ui'
import { words } from './words'

/** The register of papers: what exists, for what, by whom. */
export function PaperList({ papers }: { papers: readonly PaperSummary[] }) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  const purposeName = usePurposeName()
  if (papers.length === 0) return <p className={styles.empty}>{say('documents.noPapers')}</p>
  return (
    <table className={classes(styles.table, styles.linked)}>
      <thead>
        <tr>
          <th scope="col">{say('documents.paper')}</th>
          <th scope="col">{say('documents.symbol')}</th>
          <th scope="col">{say('documents.purpose')}</th>
          <th scope="col">{say('documents.submittedBy')}</th>
          <th scope="col" className={styles.end}>
            {say('documents.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {papers.map((paper) => (
          <tr key={paper.id}>
            <th scope="row">
              <Link to={`/symbols/${paper.symbol}`}>
                <Lang text={paper.title} />
              </Link>
            </th>
            <td className={styles.symbol}>{paper.symbol}</td>
            <td className={classes(styles.dim, styles.whole)}>{purposeName(paper.purpose)}</td>
            <td className={styles.code}>{paper.submittedBy.join(' ')}</td>
            <td className={styles.end}>{sayDomain(`paper.${paper.status}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
