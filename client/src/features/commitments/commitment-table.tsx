import type { GroupOverview } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { classes } from '../../ui'
import { CommitmentRow } from './commitment-row'
import type { CommitmentGroup, GroupKey } from './model/arrange'
import { sortKeys, type RegisterView, type SortKey } from './model/register-view'
import styles from './table.module.css'
import { useDueContext } from './use-register'
import { words } from './words'

export type NextMeeting = GroupOverview['meetings'][number] | null

interface CommitmentTableProps {
  groups: readonly CommitmentGroup[]
  overview: GroupOverview
  next: NextMeeting
  view: RegisterView
  onSort: (sort: RegisterView['sort']) => void
  /** `byKeyboard`: the reader wants to go on in the closer look, not only to see it. */
  onOpen: (number: string, byKeyboard: boolean) => void
  /** The row has the focus now. */
  onRow: (number: string) => void
}

/** The register as a table, in groups. One row is in the order of the Tab key; arrows go to the others. */
export function CommitmentTable({ groups, overview, next, view, ...on }: CommitmentTableProps) {
  const say = useWords(words)
  const context = useDueContext(overview)
  const title = useGroupTitle(overview, next, view)
  const [at, setAt] = useState<string | null>(null)
  const rows = groups.flatMap(({ id, commitments }) =>
    commitments.map(({ number }) => ({ id: `${id} ${number}`, number })),
  )
  const present =
    rows.find(({ id }) => id === at) ?? rows.find(({ number }) => number === view.open) ?? rows[0]
  return (
    <table className={styles.table} aria-label={say('title')}>
      <thead>
        <tr>
          {sortKeys.map((key) => (
            <SortHead key={key} column={key} sort={view.sort} onSort={on.onSort} />
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id}>
          <tr className={styles.group}>
            <th scope="rowgroup" colSpan={sortKeys.length}>
              {title(group.key)} <span className={styles.count}>{group.commitments.length}</span>
            </th>
          </tr>
          {group.commitments.map((commitment) => {
            const id = `${group.id} ${commitment.number}`
            return (
              <CommitmentRow
                key={id}
                commitment={commitment}
                overview={overview}
                context={context}
                view={view}
                isPresent={id === present?.id}
                onFocus={() => {
                  setAt(id)
                  on.onRow(commitment.number)
                }}
                onKeyDown={moveAmongRows}
                onOpen={on.onOpen}
              />
            )
          })}
        </tbody>
      ))}
    </table>
  )
}

/** Arrows, Home and End go from row to row, over the heads of groups. */
function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const here = rows.indexOf(event.currentTarget)
  const steps: Record<string, number> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: rows.length - 1,
  }
  const to = steps[event.key]
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  rows[to]?.focus()
}

interface SortHeadProps {
  column: SortKey
  sort: RegisterView['sort']
  onSort: (sort: RegisterView['sort']) => void
}

function SortHead({ column, sort, onSort }: SortHeadProps) {
  const say = useWords(words)
  const isSorted = sort.by === column
  const direction = sort.descending ? 'descending' : 'ascending'
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <th scope="col" className={styles[column]} aria-sort={isSorted ? direction : undefined}>
      <button
        type="button"
        className={classes(styles.sort)}
        title={say('column.sort', { column: say(`column.${column}`) })}
        onClick={() => onSort({ by: column, descending: isSorted && !sort.descending })}
      >
        {say(`column.${column}`)}
        {isSorted && <Arrow aria-hidden="true" />}
      </button>
    </th>
  )
}

function useGroupTitle(
  overview: GroupOverview,
  next: NextMeeting,
  view: RegisterView,
): (key: GroupKey) => string {
  const say = useWords(words)
  const language = useLanguage()
  const { formats } = useDueContext(overview)
  const before = () => {
    if (!next) return say('group.before')
    const meeting = meetingName(next, language)
    return next.dates
      ? say('group.beforeOn', { meeting, day: formats.day(next.dates.start) })
      : say('group.beforeOf', { meeting })
  }
  return (key) => {
    if (key.by === 'owner') return key.owner === null ? say('group.several') : nameOf(key.owner)
    if (key.by === 'meeting') {
      const meeting = overview.meetings.find(({ id }) => id === key.meetingId)
      return meeting ? meetingName(meeting, language) : say('column.source')
    }
    if (key.due === 'before') return before()
    if (key.due === 'closed') return say(view.signs.length > 0 ? 'group.closed' : 'group.doneThisMonth')
    return say(`group.${key.due}`)
  }
  function nameOf(code: string): string {
    const delegation = overview.delegations.find((one) => one.code === code)
    return delegation ? `${inLanguage(delegation.name, language).text} (${code})` : code
  }
}
