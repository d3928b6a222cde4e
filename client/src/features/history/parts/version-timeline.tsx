import type { Timeline, Version } from '@tandem/shared/history'
import { Bookmark, ChevronRight, Filter as FilterIcon, X } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { useDomainNow } from '../../../lib/time'
import { Button, IconButton, Menu, MenuChoice, MenuItem, MenuLine } from '../../../ui'
import { authorName } from '../model/author-names'
import { titleOf } from '../model/passages'
import type { Section } from '../model/rows'
import { timelineRows } from '../model/timeline-rows'
import { type Mark, useHistoryView } from '../view'
import { words } from '../words'
import styles from './timeline.module.css'
import { VersionRow } from './version-row'

export interface TimelineChoice {
  namedOnly: boolean
  /** A user id, or `product`; null: everyone. */
  author: string | null
  /** The heading or item of a section; null: all. */
  section: string | null
}

interface VersionTimelineProps {
  timeline: Timeline
  choice: TimelineChoice
  onChoose: (change: Partial<TimelineChoice>) => void
  sections: readonly Section[]
  /** Positions at which the chosen section was touched; null: not asked for, or not known yet. */
  touched: readonly number[] | null
  onEdit: (version: Version) => void
  /** Buttons at the foot. */
  children: ReactNode
}

export function authorKey(author: Timeline['authors'][number] | undefined): string {
  return author?.userId ?? 'product'
}

/** Every version by day, the newest first; what nobody named is folded. */
export function VersionTimeline(props: VersionTimelineProps) {
  const { timeline, choice, onChoose, sections, touched, onEdit, children } = props
  const say = useWords(words)
  const { compared, marks, pick, formats } = useHistoryView()
  const now = useDomainNow()
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const { from, to } = compared
  const author = useMemo(() => {
    if (choice.author === null) return null
    const index = timeline.authors.findIndex((each) => authorKey(each) === choice.author)
    return index === -1 ? null : index
  }, [timeline, choice.author])
  const rows = useMemo(
    () =>
      timelineRows(
        timeline,
        { from, to },
        { author, namedOnly: choice.namedOnly, touched },
        opened,
        formats.dayOf,
      ),
    [timeline, from, to, author, choice.namedOnly, touched, opened, formats],
  )
  const most = Math.max(
    1,
    ...timeline.versions.map(({ shares }) =>
      shares.reduce((sum, each) => sum + each.added + each.deleted, 0),
    ),
  )
  const dayTitle = (day: string) =>
    day === formats.dayOf(now)
      ? `${formats.relativeDay(day, now)}, ${formats.fullDay(day)}`
      : formats.fullDay(day)
  return (
    <>
      <div className={styles.top}>
        <h2>{say('versions')}</h2>
        <span className={styles.tools}>
          <Button
            look="quiet"
            size="small"
            aria-pressed={choice.namedOnly}
            onClick={() => onChoose({ namedOnly: !choice.namedOnly })}
          >
            <Bookmark aria-hidden="true" />
            {say('namedOnly')}
          </Button>
          <FilterMenu timeline={timeline} choice={choice} onChoose={onChoose} sections={sections} />
        </span>
      </div>
      <FilterShown timeline={timeline} choice={choice} onChoose={onChoose} sections={sections} />
      <ol className={styles.days} aria-label={say('versions')}>
        {rows.map((row) => {
          if (row.kind === 'day') {
            return (
              <li key={`day ${row.day}`} className={styles.day} data-in-range={row.inRange || undefined}>
                {dayTitle(row.day)}
              </li>
            )
          }
          if (row.kind === 'fold') {
            return (
              <li key={`fold ${row.id}`} className={styles.more} data-in-range={row.inRange || undefined}>
                <button type="button" onClick={() => setOpened(new Set([...opened, row.id]))}>
                  <ChevronRight aria-hidden="true" />
                  {say('auto.fold', { count: row.count })}
                </button>
              </li>
            )
          }
          return (
            <VersionRow
              key={row.version.seq}
              {...row}
              timeline={timeline}
              most={most}
              marks={marks}
              onPick={(mark: Mark) => pick(mark, row.version.seq)}
              onEdit={() => onEdit(row.version)}
            />
          )
        })}
      </ol>
      <div className={styles.acts}>{children}</div>
    </>
  )
}

type FilterProps = Pick<VersionTimelineProps, 'timeline' | 'choice' | 'onChoose' | 'sections'>

function FilterMenu({ timeline, choice, onChoose, sections }: FilterProps) {
  const say = useWords(words)
  const { language } = useHistoryView()
  const isOn = choice.author !== null || choice.section !== null
  return (
    <Menu
      label={say('filter')}
      trigger={<IconButton size="small" label={say('filter')} icon={<FilterIcon />} aria-pressed={isOn} />}
    >
      <MenuChoice
        label={say('filter.author')}
        value={choice.author ?? ''}
        options={[
          { value: '', label: say('filter.everyone') },
          ...timeline.authors.map((author) => ({
            value: authorKey(author),
            label: authorName(author, language),
          })),
        ]}
        onChange={(value) => onChoose({ author: value === '' ? null : value })}
      />
      <MenuLine />
      <MenuChoice
        label={say('filter.item')}
        value={choice.section ?? ''}
        options={[
          { value: '', label: say('filter.everything') },
          ...sections
            .filter(({ head }) => head !== null)
            .map((section) => ({ value: section.head?.id ?? '', label: <SectionName section={section} /> })),
        ]}
        onChange={(value) => onChoose({ section: value === '' ? null : value })}
      />
      {isOn && (
        <>
          <MenuLine />
          <MenuItem icon={<X />} onSelect={() => onChoose({ author: null, section: null })}>
            {say('filter.clear')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function SectionName({ section: { head } }: { section: Section }) {
  const { language, numberIn } = useHistoryView()
  if (!head) return null
  const title = titleOf(head, language)
  const number = numberIn(head)
  return (
    <span lang={title.language}>
      {number && `${number}  `}
      {title.text}
    </span>
  )
}

/** What is left out is said, with the way to have it back. */
function FilterShown({ timeline, choice, onChoose, sections }: FilterProps) {
  const say = useWords(words)
  const { language } = useHistoryView()
  if (choice.author === null && choice.section === null) return null
  const author = timeline.authors.find((each) => authorKey(each) === choice.author)
  const head = sections.find((section) => section.head?.id === choice.section)?.head
  const parts = [author && authorName(author, language), head && titleOf(head, language).text].filter(Boolean)
  return (
    <p className={styles.filtered}>
      <span>{say('filter.shown', { what: parts.join(', ') })}</span>
      <IconButton
        size="small"
        label={say('filter.clear')}
        icon={<X />}
        onClick={() => onChoose({ author: null, section: null })}
      />
    </p>
  )
}
