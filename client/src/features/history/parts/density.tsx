import type { Timeline } from '@tandem/shared/history'
import { memo } from 'react'
import { useWords } from '../../../lib/i18n'
import { useDomainNow } from '../../../lib/time'
import { colourOf } from '../model/author-names'
import { exactly } from '../model/version-names'
import type { PlacedBar, TimeScale } from '../model/time-scale'
import { useHistoryView } from '../view'
import { words } from '../words'
import styles from './scrubber.module.css'

interface DensityProps {
  timeline: Timeline
  scale: TimeScale
  from: number
  to: number
}

const height = 100
// Two labels nearer than this would touch.
const labelsApart = 0.085

/** How much was written when and by whom; what lies outside of what is compared is grey. */
export const Density = memo(function Density({ timeline, scale, from, to }: DensityProps) {
  const say = useWords(words)
  const { formats } = useHistoryView()
  const now = useDomainNow()
  const most = Math.max(1, ...scale.bars.map(({ shares }) => heightOf(shares)))
  const [first, last] = [scale.bars[0], scale.bars.at(-1)]
  const label =
    first && last
      ? say('densityOf', { from: exactly(first.from, formats), to: exactly(last.to, formats) })
      : say('density')
  const [left, right] = [scale.xOf(from), scale.xOf(to)]
  return (
    <>
      <div className={styles.range} style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }} />
      <svg
        className={styles.bars}
        viewBox={`0 0 1000 ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {scale.bars.flatMap((bar) =>
          stack(bar, most).map(({ share, top, tall }) => (
            <rect
              key={`${bar.fromSeq} ${share.author}`}
              x={(bar.x + bar.width - bar.drawn) * 1000}
              width={Math.max(1.5, bar.drawn * 1000 - 1)}
              y={top}
              height={Math.max(1, tall - 1)}
              {...(bar.toSeq > from && bar.fromSeq <= to && colourOf(timeline.authors[share.author]))}
            />
          )),
        )}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        {dayLabels(scale).map(({ day, x, fits }) => (
          <span key={`${day} ${x}`} style={{ left: `${x * 100}%` }}>
            {fits && formats.dayWithWeekday(day, now)}
          </span>
        ))}
      </div>
      {timeline.marks.map((mark) => (
        <span
          key={`${mark.at} ${mark.kind}`}
          className={styles.event}
          data-kind={mark.kind}
          style={{ left: `${scale.xOf(mark.seq) * 100}%` }}
          role="img"
          aria-label={say('marks.at', { label: mark.label, when: exactly(mark.at, formats) })}
          title={say('marks.at', { label: mark.label, when: exactly(mark.at, formats) })}
        />
      ))}
    </>
  )
})

function heightOf(shares: readonly { added: number; deleted: number }[]): number {
  return shares.reduce((sum, { added, deleted }) => sum + added + deleted, 0) || 1
}

/** The shares of a bar one on the other. The whole goes by a root, so that little can be seen beside much. */
function stack({ shares }: PlacedBar, most: number) {
  const whole = (heightOf(shares) / most) ** 0.6 * height
  let top = height
  return shares.map((share) => {
    const tall = (heightOf([share]) / heightOf(shares)) * whole
    top -= tall
    return { share, top, tall }
  })
}

/** Of two days whose names would touch, the second has none. */
function dayLabels({ days }: TimeScale) {
  let labelled = -1
  return days.map(({ day, x }) => {
    const fits = labelled < 0 || x - labelled >= labelsApart
    if (fits) labelled = x
    return { day, x, fits }
  })
}
