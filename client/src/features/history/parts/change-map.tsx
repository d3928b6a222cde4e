import type { ComparedPassage, HistoryAuthor } from '@tandem/shared/history'
import { memo, useDeferredValue, useMemo } from 'react'
import { useWords } from '../../../lib/i18n'
import { colourOf } from '../model/author-names'
import { authorsOf, isPlaced } from '../model/passages'
import type { Row } from '../model/rows'
import { useTextView } from '../view'
import { words } from '../words'
import styles from './screen.module.css'

interface ChangeMapProps {
  rows: readonly Row[]
  onGoTo: (id: string) => void
}

const nothing: { rows: readonly Row[]; authors: readonly HistoryAuthor[] } = { rows: [], authors: [] }

// About as much room as a row takes beside its words, in characters.
const rowAlone = 60

/** At the scrollbar: where in the text the changes are, by author. Reckoned from the words, not from the layout. */
export const ChangeMap = memo(function ChangeMap({ rows, onGoTo }: ChangeMapProps) {
  const say = useWords(words)
  const { comparison, placeOf } = useTextView()
  const now = useMemo(() => ({ rows, authors: comparison?.authors ?? [] }), [rows, comparison])
  // Of a long text it has a thousand ticks: the text itself comes first.
  const shown = useDeferredValue(now, nothing)
  const ticks = useMemo(() => ticksOf(shown.rows), [shown])
  return (
    // For the eye and the mouse; the keyboard goes from change to change by N and P.
    <div className={styles.map} aria-hidden="true" title={say('map')}>
      {ticks.map(({ passage, top, height }) => (
        <button
          key={passage.id}
          type="button"
          tabIndex={-1}
          title={placeOf(passage)}
          {...colourOf(shown.authors[authorsOf(passage)[0] ?? -1])}
          style={{ top: `${top * 100}%`, height: `max(3px, ${height * 100}%)` }}
          onClick={() => onGoTo(passage.id)}
        />
      ))}
    </div>
  )
})

function sizeOf(row: Row): number {
  if (row.kind !== 'passage' || !isPlaced(row.passage)) return rowAlone
  const letters = row.passage.texts.reduce(
    (sum, { pieces }) => sum + pieces.reduce((length, { run }) => length + run.text.length, 0),
    0,
  )
  return rowAlone + letters
}

interface Tick {
  passage: ComparedPassage
  /** Of the whole length, 0 to 1. */
  top: number
  height: number
}

function ticksOf(rows: readonly Row[]): Tick[] {
  const total = rows.reduce((sum, row) => sum + sizeOf(row), 0) || 1
  const ticks: Tick[] = []
  let reached = 0
  for (const row of rows) {
    const size = sizeOf(row)
    if (row.kind === 'passage' && row.isChange) {
      ticks.push({ passage: row.passage, top: reached / total, height: size / total })
    }
    reached += size
  }
  return ticks
}
