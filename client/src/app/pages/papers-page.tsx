import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Section, useMeeting } from '../../features/groups'
import { useMe } from '../../features/identity'
import { PapersByItem, papersQuery, paperWords, UploadDialog } from '../../features/papers'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { isNotFound } from '../../lib/http'
import { meetingName } from '../../lib/names'
import { Button } from '../../ui'
import { GroupPage } from './group-page'
import { Loading } from './loading'
import { NotFoundPage } from './not-found-page'
import styles from './page.module.css'

/** The papers of one meeting under the items they are for, and where they are brought in. */
export function PapersPage() {
  const { meetingId = '' } = useParams()
  const say = useWords(paperWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const navigate = useNavigate()
  const { groups } = useMe()
  const [isUploading, setIsUploading] = useState(false)
  const papers = useQuery(papersQuery(meetingId))
  const { found, isPending } = useMeeting(
    groups.map(({ id }) => id),
    meetingId,
  )
  if (papers.error && isNotFound(papers.error)) return <NotFoundPage />
  if (isPending) return <Loading />
  if (!found) return <NotFoundPage />
  if (!papers.data) return <Loading />
  const { overview, meeting } = found
  const { upload } = papers.data
  const name = meetingName(meeting, language)
  return (
    <GroupPage
      overview={overview}
      title={`${say('papers.of', { meeting: name })}, ${overview.short}`}
      crumbs={[
        { label: sayCommon('nav.meetings'), to: `/groups/${overview.id}/meetings` },
        { label: name, to: `/meetings/${meeting.id}` },
        { label: say('papers.title') },
      ]}
    >
      <div className={styles.head}>
        <div>
          <p className={styles.kicker}>{meeting.symbol}</p>
          <h1 className={styles.title}>{say('papers.of', { meeting: name })}</h1>
        </div>
        {upload && (
          <Button look="primary" onClick={() => setIsUploading(true)}>
            {say('papers.bringIn')}
          </Button>
        )}
      </div>
      <PapersByItem listed={papers.data} meetingId={meeting.id} section={Section} />
      {upload && isUploading && (
        <UploadDialog
          meeting={meeting}
          overview={overview}
          listed={papers.data}
          upload={upload}
          onClose={() => setIsUploading(false)}
          onMade={({ paperId }) => void navigate(`/meetings/${meeting.id}/papers/${paperId}`)}
        />
      )}
    </GroupPage>
  )
}
