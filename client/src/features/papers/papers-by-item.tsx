import type { ItemId, MeetingId } from '@tandem/shared/ids'
import type { CitedSymbol, MeetingPaper, MeetingPapers } from '@tandem/shared/papers'
import { inLanguage } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { EmptyState, tableStyles as styles } from '../../ui'
import { PaperStanding } from './paper-standing'
import { PaperRow, PaperTable } from './paper-table'
import { words } from './words'

interface PapersByItemProps {
  listed: MeetingPapers
  meetingId: MeetingId
  /** How a headed part of a page looks. */
  section: (props: { title: string; count: number; children: ReactNode }) => ReactNode
}

/** In the order of the agenda; what is for several items stands under each. */
export function PapersByItem({ listed, meetingId, section: Section }: PapersByItemProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { papers, cited, items } = listed
  if (papers.length + cited.length === 0)
    return <EmptyState title={say('papers.none')} text={say('papers.noneText')} />
  const of = (item: ItemId | null) => {
    const stands = (at: readonly ItemId[]) => (item === null ? at.length === 0 : at.includes(item))
    return {
      papers: papers.filter((each) => stands(each.items)),
      cited: cited.filter((each) => stands(each.items)),
    }
  }
  const parts = [
    ...items.map(({ id, number, title }) => ({
      id,
      title: `${number} ${inLanguage(title, language).text}`,
      ...of(id),
    })),
    { id: 'none', title: say('papers.noItem'), ...of(null) },
  ]
  return parts
    .filter((part) => part.papers.length + part.cited.length > 0)
    .map((part) => (
      <Section key={part.id} title={part.title} count={part.papers.length}>
        <PapersOfItem papers={part.papers} cited={part.cited} meetingId={meetingId} />
      </Section>
    ))
}

interface PapersOfItemProps {
  papers: readonly MeetingPaper[]
  cited: readonly CitedSymbol[]
  meetingId: MeetingId
}

function PapersOfItem({ papers, cited, meetingId }: PapersOfItemProps) {
  const say = useWords(words)
  return (
    <PaperTable>
      {papers.map((paper) => (
        <PaperRow key={paper.id} paper={paper} to={`/meetings/${meetingId}/papers/${paper.id}`}>
          <PaperStanding paper={paper} />
        </PaperRow>
      ))}
      {cited.map(({ symbol, citedIn }) => (
        <tr key={symbol}>
          <th scope="row" className={styles.dim}>
            {say('paper.citedIn', { symbols: citedIn.map((each) => each.symbol).join(', ') })}
          </th>
          <td className={styles.symbol}>{symbol}</td>
          <td className={styles.end} colSpan={3}>
            {say('paper.cited')}
          </td>
        </tr>
      ))}
    </PaperTable>
  )
}
