import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { useMeeting } from '../../features/groups'
import { useMe } from '../../features/identity'
import { PaperActs, PaperFacts, papersQuery, PaperView, paperWords } from '../../features/papers'
import { isNotFound } from '../../lib/http'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { Lang } from '../../ui'
import { GroupPage } from './group-page'
import { Loading } from './loading'
import { NotFoundPage } from './not-found-page'
import styles from './page.module.css'

/** One paper: what it is, what can be done with it, and what it says. */
export function PaperPage() {
  const { meetingId = '', paperId = '' } = useParams()
  const say = useWords(paperWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const navigate = useNavigate()
  const { groups } = useMe()
  const papers = useQuery(papersQuery(meetingId))
  const { found, isPending } = useMeeting(
    groups.map(({ id }) => id),
    meetingId,
  )
  if (papers.error && isNotFound(papers.error)) return <NotFoundPage />
  if (isPending || (found && !papers.data)) return <Loading />
  const paper = papers.data?.papers.find(({ id }) => id === paperId)
  // It may be newer than what was last known.
  if (found && !paper && papers.isFetching) return <Loading />
  if (!found || !paper || !papers.data) return <NotFoundPage />
  const { overview, meeting } = found
  const name = meetingName(meeting, language)
  return (
    <GroupPage
      overview={overview}
      title={paper.symbol}
      crumbs={[
        { label: sayCommon('nav.meetings'), to: `/groups/${overview.id}/meetings` },
        { label: name, to: `/meetings/${meeting.id}` },
        { label: say('papers.title'), to: `/meetings/${meeting.id}/papers` },
        { label: paper.symbol },
      ]}
    >
      <div className={styles.head}>
        <div>
          <p className={styles.kicker}>{paper.symbol}</p>
          <h1 className={styles.title}>
            <Lang text={paper.title} />
          </h1>
        </div>
        <PaperActs
          paper={paper}
          groupId={overview.id}
          onGone={() => void navigate(`/meetings/${meeting.id}/papers`)}
        />
      </div>
      <PaperFacts paper={paper} items={papers.data.items} />
      <PaperView key={paper.id} paper={paper} />
    </GroupPage>
  )
}
