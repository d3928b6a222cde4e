import type { GroupOverview } from '@tandem/shared/groups'
import type { Me } from '@tandem/shared/identity'
import { Calendar, FileText, Gavel, House, List, ListChecks, Users } from 'lucide-react'
import { Fragment } from 'react'
import { common, domain, useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { useDomainNow, useFormats } from '../../lib/time'
import { NavHeading, NavItem } from '../../ui'
import { byRelevance } from './meetings'

// The coming meeting and the one before; older ones are in the list of meetings.
const shownMeetings = 3

interface GroupNavProps {
  groupId: string
  overview: GroupOverview | undefined
  groups: Me['groups']
  /** How many commitments are open; null while not known. */
  openCommitments: number | null
}

/** The side panel of a group's pages. */
export function GroupNav({ groupId, overview, groups, openCommitments }: GroupNavProps) {
  const say = useWords(common)
  const home = `/groups/${groupId}`
  const others = groups.filter(({ id }) => id !== groupId)
  return (
    <>
      <NavItem exact to={home} icon={<House />}>
        {say('nav.overview')}
      </NavItem>
      <NavItem to={`${home}/meetings`} icon={<Calendar />}>
        {say('nav.meetings')}
      </NavItem>
      <NavItem to={`${home}/documents`} icon={<FileText />}>
        {say('nav.documents')}
      </NavItem>
      <NavItem
        to={`${home}/commitments`}
        icon={<ListChecks />}
        note={openCommitments === 0 ? null : openCommitments}
      >
        {say('nav.commitments')}
      </NavItem>
      <NavItem to={`${home}/decisions`} icon={<Gavel />}>
        {say('nav.decisions')}
      </NavItem>
      <NavItem to={`${home}/members`} icon={<Users />}>
        {say('nav.members')}
      </NavItem>
      {overview && <MeetingLinks overview={overview} />}
      {others.length > 0 && (
        <>
          <NavHeading>{say('nav.otherGroups')}</NavHeading>
          {others.map((group) => (
            <NavItem key={group.id} to={`/groups/${group.id}`} icon={<Users />}>
              {group.short}
            </NavItem>
          ))}
        </>
      )}
    </>
  )
}

function MeetingLinks({ overview }: { overview: GroupOverview }) {
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const today = useFormats().dayOf(useDomainNow())
  const meetings = byRelevance(overview.meetings, today)
    .filter(({ documents }) => documents.length > 0)
    .slice(0, shownMeetings)
  return meetings.map((meeting) => (
    <Fragment key={meeting.id}>
      <NavHeading>{meetingName(meeting, language)}</NavHeading>
      {meeting.documents.map((document) => (
        <NavItem
          key={document.id}
          to={`/documents/${document.id}`}
          icon={<List />}
          note={sayDomain(`state.${document.state}`)}
        >
          {sayDomain(`document.${document.kind}`)}
        </NavItem>
      ))}
    </Fragment>
  ))
}
