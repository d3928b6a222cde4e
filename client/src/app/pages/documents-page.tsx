import { byRelevance, DocumentList, groupWords, Section } from '../../features/groups'
import { PaperList } from '../../features/papers'
import { useWords } from '../../lib/i18n'
import { useDomainNow, useFormats } from '../../lib/time'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import styles from './page.module.css'

export function DocumentsPage() {
  const say = useWords(groupWords)
  const overview = useGroup()
  const today = useFormats().dayOf(useDomainNow())
  const meetings = byRelevance(overview.meetings, today)
  return (
    <GroupPage overview={overview} title={say('documents.title')}>
      <h1 className={styles.title}>{say('documents.title')}</h1>
      <Section title={say('documents.agendas')}>
        <DocumentList meetings={meetings} events={overview.events} empty={say('home.noDocuments')} />
      </Section>
      <Section title={say('documents.papers')} count={overview.papers.length}>
        <PaperList papers={overview.papers} />
      </Section>
    </GroupPage>
  )
}
