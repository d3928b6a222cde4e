/** The histogram under a text: how much was written when, and by whom. */
import type { DensityBar } from '@tandem/shared/history'
import type { Batch } from '../document-history.js'
import { pauseMs } from './automatic-versions.js'
import { sharesOf } from './shares.js'

export const mostBars = 240

/**
 * Bars of equal working time, oldest first: a pause counts for as long as ends a version, so that a meeting in
 * May and a correction in June both have room. Spans in which nothing was written have no bar.
 */
export function densityBars(
  batches: readonly Batch[],
  indexOf: (author: string | null) => number,
  most = mostBars,
): DensityBar[] {
  const times = workingTimes(batches)
  const whole = times.at(-1) ?? 0
  const bars: DensityBar[] = []
  let from = 0
  while (from < batches.length) {
    const slot = slotOf(times[from] as number, whole, most)
    let to = from
    while (to < batches.length && slotOf(times[to] as number, whole, most) === slot) to += 1
    const within = batches.slice(from, to)
    const [first, last] = [within[0] as Batch, within.at(-1) as Batch]
    bars.push({
      from: first.at,
      to: last.at,
      fromSeq: first.seq,
      toSeq: last.seq,
      shares: sharesOf(within, indexOf),
    })
    from = to
  }
  return bars
}

/** How long had been worked, at each row, in ms. */
function workingTimes(batches: readonly Batch[]): number[] {
  let worked = 0
  return batches.map(({ at }, index) => {
    const before = batches[index - 1]
    // Imported rows may be older than what stands before them.
    if (before) worked += Math.min(Math.max(at - before.at, 0), pauseMs)
    return worked
  })
}

function slotOf(worked: number, whole: number, most: number): number {
  return whole === 0 ? 0 : Math.min(most - 1, Math.floor((worked / whole) * most))
}
