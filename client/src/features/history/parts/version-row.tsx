import type { Timeline, Version } from '@tandem/shared/history'
import { Pencil } from 'lucide-react'
import { memo } from 'react'
import { useWords } from '../../../lib/i18n'
import { classes, IconButton, VisuallyHidden } from '../../../ui'
import { authorName, colourOf } from '../model/author-names'
import { isNamed, sizeOf } from '../model/timeline-rows'
import { versionName } from '../model/version-names'
import { type Mark, useHistoryView } from '../view'
import { words } from '../words'
import styles from './timeline.module.css'

interface VersionRowProps {
  version: Version
  timeline: Timeline
  isA: boolean
  isB: boolean
  inRange: boolean
  /** The largest version's letters: what the bars are measured by. */
  most: number
  marks: Record<Mark, number>
  onPick: (mark: Mark) => void
  onEdit: () => void
}

// As wide as a bar gets.
const barWidth = 184

/** One version: when, what it is called, who wrote how much of it. Pressing it compares it. */
export const VersionRow = memo(function VersionRow(props: VersionRowProps) {
  const { version, timeline, isA, isB, inRange, most, marks, onPick, onEdit } = props
  const say = useWords(words)
  const { formats, language, mayName, whenOf } = useHistoryView()
  const name = versionName(version, timeline.headSeq, language)
  const named = isNamed(version) || version.seq === timeline.headSeq
  const people = version.shares.map(({ author }) => authorName(timeline.authors[author], language))
  const [first, ...others] = people
  const who =
    first === undefined
      ? ''
      : others.length === 0
        ? first
        : say('version.people', { who: first, count: others.length })
  const { added, deleted } = sizeOf(version)
  const time = formats.time(version.at)
  const called = named ? name : `${name}, ${time}`
  // Compared with the newer of the two, unless it is newer itself: then with the older.
  const mark: Mark = markOf(marks, version.seq > Math.max(marks.A, marks.B) ? 'newer' : 'older')
  return (
    <li
      className={classes(styles.version, named && styles.named)}
      data-in-range={inRange || undefined}
      data-end={isB ? 'newer' : isA ? 'older' : undefined}
      data-mark={isA ? markOf(marks, 'older') : isB ? markOf(marks, 'newer') : undefined}
    >
      <time dateTime={new Date(version.at).toISOString()}>{time}</time>
      <span className={styles.node} aria-hidden="true">
        {isA ? markOf(marks, 'older') : isB ? markOf(marks, 'newer') : ''}
      </span>
      <div className={styles.box}>
        <button
          type="button"
          className={styles.pick}
          title={version.note || undefined}
          aria-label={say('version.compare', { name: called, other: mark === 'A' ? 'B' : 'A' })}
          aria-pressed={isA || isB}
          onClick={() => onPick(mark)}
        >
          {named && <span className={styles.name}>{name}</span>}
          {/* Of a name given to what stood already there are no letters. */}
          {(who !== '' || !named) && (
            <span className={styles.line}>
              <span className={styles.people}>{who || name}</span>
              <span className={styles.size} aria-hidden="true">
                {added > 0 && `+${formatCount(added)}`}
                {added > 0 && deleted > 0 && ' '}
                {deleted > 0 && `−${formatCount(deleted)}`}
              </span>
              <VisuallyHidden>{say('version.letters', { added, deleted })}</VisuallyHidden>
            </span>
          )}
          {version.shares.length > 0 && (
            <span className={styles.shares} aria-hidden="true">
              {version.shares.map((share) => (
                <i
                  key={share.author}
                  {...colourOf(timeline.authors[share.author])}
                  style={{ width: `${barOf(version, share, most)}px` }}
                />
              ))}
            </span>
          )}
          {version.note !== '' && <span className={styles.note}>{version.note}</span>}
          {version.kind === 'circulated' && version.labelledAt !== null && (
            <span className={styles.note}>
              {say('version.circulatedOn', { when: whenOf(version.labelledAt) })}
            </span>
          )}
        </button>
        <span className={styles.rowTools}>
          <button
            type="button"
            className={styles.set}
            aria-label={say('version.setA', { name: called })}
            title={say('version.setA', { name: called })}
            onClick={() => onPick('A')}
          >
            A
          </button>
          <button
            type="button"
            className={styles.set}
            aria-label={say('version.setB', { name: called })}
            title={say('version.setB', { name: called })}
            onClick={() => onPick('B')}
          >
            B
          </button>
          {mayName && version.id !== null && version.kind !== 'circulated' && (
            <IconButton
              size="small"
              label={say('version.edit', { name: called })}
              icon={<Pencil />}
              onClick={onEdit}
            />
          )}
        </span>
      </div>
    </li>
  )
})

function markOf(marks: Record<Mark, number>, which: 'older' | 'newer'): Mark {
  const isAOlder = marks.A <= marks.B
  return (which === 'older') === isAOlder ? 'A' : 'B'
}

/** The whole goes by the root of its size, so that small versions can still be read; within it, by share. */
function barOf(version: Version, share: Version['shares'][number], most: number): number {
  const { added, deleted } = sizeOf(version)
  const all = Math.max(1, added + deleted)
  return Math.max(3, Math.sqrt(all / most) * barWidth * ((share.added + share.deleted) / all))
}

/** `2 140`: thousands apart, as the design writes them. */
function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}
