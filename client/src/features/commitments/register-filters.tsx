import type { CommitmentView } from '@tandem/shared/commitments'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { meetingShort } from '../../lib/names'
import { Button, Menu, MenuChecks, MenuChoice } from '../../ui'
import { signOf, signs, type Sign } from './model/commitment'
import { groupings, isFiltered, type Grouping, type RegisterView } from './model/register-view'
import styles from './register.module.css'
import { useSignName } from './status-sign'
import { words } from './words'

interface RegisterFiltersProps {
  commitments: readonly CommitmentView[]
  view: RegisterView
  /** The reader's delegation, if he has one. */
  mine: string | null
  onChange: (change: Partial<RegisterView>) => void
}

/** Which commitments are shown, and how they are grouped. */
export function RegisterFilters({ commitments, view, mine, onChange }: RegisterFiltersProps) {
  const say = useWords(words)
  return (
    <div className={styles.filters}>
      <OwnerFilter commitments={commitments} view={view} onChange={onChange} />
      <StatusFilter commitments={commitments} view={view} onChange={onChange} />
      <MeetingFilter commitments={commitments} view={view} onChange={onChange} />
      {mine !== null && (
        <Button size="small" aria-pressed={view.mine} onClick={() => onChange({ mine: !view.mine })}>
          {say('filter.mine')}
        </Button>
      )}
      {isFiltered(view) && (
        <Button
          size="small"
          look="quiet"
          onClick={() => onChange({ owners: [], signs: [], meetings: [], mine: false })}
        >
          {say('filter.clear')}
        </Button>
      )}
      <GroupingChoice groupBy={view.groupBy} onChange={(groupBy) => onChange({ groupBy })} />
    </div>
  )
}

type FilterProps = Omit<RegisterFiltersProps, 'mine'>

function OwnerFilter({ commitments, view, onChange }: FilterProps) {
  const say = useWords(words)
  const codes = [...new Set(commitments.flatMap(({ owners }) => owners))].toSorted()
  return (
    <FilterMenu name={say('filter.owner')} values={view.owners}>
      <MenuChecks
        label={say('filter.owner')}
        values={view.owners}
        options={codes.map((code) => ({
          value: code,
          label: code,
          hint: commitments.filter(({ owners }) => owners.includes(code)).length,
        }))}
        onChange={(owners) => onChange({ owners })}
      />
    </FilterMenu>
  )
}

function StatusFilter({ commitments, view, onChange }: FilterProps) {
  const say = useWords(words)
  const name = useSignName()
  const count = (sign: Sign) => commitments.filter((one) => signOf(one) === sign).length
  // Also what is chosen and has become empty, so that it can be taken off again.
  const offered = signs.filter((sign) => count(sign) > 0 || view.signs.includes(sign))
  const values = view.signs.length > 0 ? view.signs.map(name) : [say('filter.plain')]
  return (
    <FilterMenu name={say('filter.status')} values={values}>
      <MenuChecks
        label={say('filter.status')}
        values={view.signs}
        options={offered.map((sign) => ({
          value: sign,
          label: name(sign),
          hint: count(sign),
        }))}
        onChange={(chosen) => onChange({ signs: chosen })}
      />
    </FilterMenu>
  )
}

function MeetingFilter({ commitments, view, onChange }: FilterProps) {
  const say = useWords(words)
  const language = useLanguage()
  const meetings = new Map(commitments.map(({ meeting }) => [meeting.id as string, meeting]))
  const byLatest = [...meetings.values()].toSorted((a, b) => b.ordinal - a.ordinal)
  const chosen = byLatest.filter(({ id }) => view.meetings.includes(id))
  return (
    <FilterMenu name={say('filter.meeting')} values={chosen.map((one) => meetingShort(one, language))}>
      <MenuChecks
        label={say('filter.meeting')}
        values={view.meetings}
        options={byLatest.map((meeting) => ({
          value: meeting.id as string,
          label: meetingShort(meeting, language),
          hint: commitments.filter((one) => one.meeting.id === meeting.id).length,
        }))}
        onChange={(ids) => onChange({ meetings: ids })}
      />
    </FilterMenu>
  )
}

function FilterMenu({
  name,
  values,
  children,
}: {
  name: string
  values: readonly string[]
  children: ReactNode
}) {
  const say = useWords(words)
  return (
    <Menu
      align="start"
      label={name}
      trigger={
        <Button size="small">
          <span className={styles.chosen}>
            {values.length > 0 ? say('filter.with', { name, values: values.join(', ') }) : name}
          </span>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      {children}
    </Menu>
  )
}

const groupingNames = {
  due: 'group.byDue',
  owner: 'group.byOwner',
  meeting: 'group.byMeeting',
} as const

function GroupingChoice({
  groupBy,
  onChange,
}: {
  groupBy: Grouping
  onChange: (grouping: Grouping) => void
}) {
  const say = useWords(words)
  return (
    <span className={styles.grouping}>
      <Menu
        label={say('group.label')}
        trigger={
          <Button size="small" look="quiet">
            {say(`group.${groupBy}`)}
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        <MenuChoice
          label={say('group.label')}
          value={groupBy}
          options={groupings.map((value) => ({ value, label: say(groupingNames[value]) }))}
          onChange={onChange}
        />
      </Menu>
    </span>
  )
}
