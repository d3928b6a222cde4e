import type { MeetingPaper, MeetingPapers } from '@tandem/shared/papers'
import { inLanguage } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { usePurposeName } from '../../lib/purposes'
import { useFormats } from '../../lib/time'
import { PaperStanding } from './paper-standing'
import styles from './papers.module.css'
import { words } from './words'

interface PaperFactsProps {
  paper: MeetingPaper
  items: MeetingPapers['items']
}

/** What is known of a paper; its marking stands above what it says. */
export function PaperFacts({ paper, items }: PaperFactsProps) {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats()
  const purposeName = usePurposeName()
  const named = items
    .filter(({ id }) => paper.items.includes(id))
    .map(({ number, title }) => `${number} ${inLanguage(title, language).text}`)
  const facts: { term: string; value: ReactNode }[] = [
    { term: say('paper.state'), value: <PaperStanding paper={paper} /> },
    { term: say('paper.purpose'), value: purposeName(paper.purpose) },
    { term: say('paper.submittedBy'), value: paper.submittedBy.join(' ') },
    { term: say('paper.marking'), value: paper.marking },
    ...(named.length > 0 ? [{ term: say('paper.items'), value: named.join('; ') }] : []),
    ...(paper.submittedAt === null
      ? []
      : [{ term: say('paper.submittedAt'), value: formats.moment(paper.submittedAt) }]),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
