import type { PaperSummary } from '@tandem/shared/papers'
import { domain, useWords } from '../../lib/i18n'
import { tableStyles as styles } from '../../ui'
import { PaperRow, PaperTable } from './paper-table'
import { words } from './words'

/** The register of papers: what exists, for what, by whom. */
export function PaperList({ papers }: { papers: readonly PaperSummary[] }) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  if (papers.length === 0) return <p className={styles.empty}>{say('papers.noneOnRegister')}</p>
  return (
    <PaperTable>
      {papers.map((paper) => (
        <PaperRow key={paper.id} paper={paper} to={`/symbols/${paper.symbol}`}>
          {sayDomain(`paper.${paper.status}`)}
        </PaperRow>
      ))}
    </PaperTable>
  )
}
