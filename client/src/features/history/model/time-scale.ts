/**
 * Where a position stands on the scrubber. Days in which nothing was written take no room; the others stand side
 * by side, each with its bars by the clock. Within a bar, positions are spread evenly: x and position follow each
 * other both ways without a gap, so that a handle can be put on every edit.
 */
import type { DensityBar } from '@tandem/shared/history'

export interface PlacedBar extends DensityBar {
  /** 0 to 1 of the whole width. */
  x: number
  width: number
  /** As wide as it is drawn, at the end of its room. */
  drawn: number
}

export interface DayMark {
  day: string
  x: number
}

export interface TimeScale {
  bars: readonly PlacedBar[]
  days: readonly DayMark[]
  firstSeq: number
  headSeq: number
  /** 0 to 1. */
  xOf(seq: number): number
  seqAt(x: number): number
  /** Roughly when a position was reached, ms; exactly at the ends of bars. */
  timeOf(seq: number): number
  xOfTime(at: number): number
}

// Thinner cannot be told apart.
const narrowest = 0.006
// What was received all at once, such as an import, has no clock to go by.
const instantMs = 1

/** `dayOf` gives the reader's calendar day of an instant. Bars are oldest first. */
export function createTimeScale(
  bars: readonly DensityBar[],
  ends: { firstSeq: number; headSeq: number },
  dayOf: (instant: number) => string,
): TimeScale {
  const placed: PlacedBar[] = []
  const days: DayMark[] = []
  const groups = groupByDay(bars, dayOf)
  const weights = groups.map((group) => Math.sqrt(group.bars.length) + 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  let left = 0
  for (const [at, group] of groups.entries()) {
    const width = (weights[at] ?? 0) / total
    days.push({ day: group.day, x: left })
    placed.push(...placeInDay(group.bars, left, width))
    left += width
  }
  const xOf = (seq: number): number => {
    const bar = placed.findLast((each) => each.fromSeq <= seq) ?? placed[0]
    if (!bar) return seq >= ends.headSeq ? 1 : 0
    return bar.x + bar.width * clamp((seq - bar.fromSeq + 1) / (bar.toSeq - bar.fromSeq + 1))
  }
  return {
    bars: placed,
    days,
    firstSeq: ends.firstSeq,
    headSeq: ends.headSeq,
    xOf,
    seqAt: (x) => {
      const bar = placed.findLast((each) => each.x <= x) ?? placed[0]
      if (!bar) return ends.headSeq
      const share = clamp((x - bar.x) / bar.width)
      const seq = bar.fromSeq - 1 + Math.round(share * (bar.toSeq - bar.fromSeq + 1))
      return Math.min(ends.headSeq, Math.max(ends.firstSeq, seq))
    },
    timeOf: (seq) => {
      const bar = placed.findLast((each) => each.fromSeq <= seq) ?? placed[0]
      if (!bar) return 0
      return bar.from + (bar.to - bar.from) * clamp((seq - bar.fromSeq + 1) / (bar.toSeq - bar.fromSeq + 1))
    },
    xOfTime: (at) => {
      const bar = placed.findLast((each) => each.from <= at)
      if (!bar) return 0
      return bar.x + bar.width * (bar.to > bar.from ? clamp((at - bar.from) / (bar.to - bar.from)) : 1)
    },
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}

interface DayGroup {
  day: string
  bars: DensityBar[]
}

function groupByDay(bars: readonly DensityBar[], dayOf: (instant: number) => string): DayGroup[] {
  const groups: DayGroup[] = []
  for (const bar of bars) {
    const day = dayOf(bar.from)
    const last = groups.at(-1)
    if (last?.day === day) last.bars.push(bar)
    else groups.push({ day, bars: [bar] })
  }
  return groups
}

/** By the clock, with a margin; never thinner than can be seen, and never over the next one. */
function placeInDay(bars: readonly DensityBar[], left: number, width: number): PlacedBar[] {
  const inner = width * 0.94
  const start = left + width * 0.03
  const from = bars[0]?.from ?? 0
  const length = Math.max(1, (bars.at(-1)?.to ?? from) - from)
  const least = Math.min(narrowest, inner / bars.length)
  if (length <= instantMs) {
    const room = inner / bars.length
    return bars.map((bar, at) => ({
      ...bar,
      x: start + at * room,
      width: room,
      drawn: Math.min(room, narrowest),
    }))
  }
  let end = start
  return bars.map((bar, at) => {
    const roomAfter = (bars.length - at) * least
    const x = Math.min(Math.max(end, start + (inner * (bar.from - from)) / length), start + inner - roomAfter)
    const wide = Math.max(least, (inner * (bar.to - bar.from)) / length)
    const own = Math.min(wide, start + inner - x - (roomAfter - least))
    const placed = { ...bar, x, width: own, drawn: own }
    end = placed.x + placed.width
    return placed
  })
}
