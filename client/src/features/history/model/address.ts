/** What is compared, as the address says it: the same link opens the same comparison. */
import type { Timeline } from '@tandem/shared/history'
import { isNamed } from './timeline-rows'

export interface Compared {
  /** The older. */
  from: number
  /** The newer. */
  to: number
  /** Read from the newer to the older. */
  isReversed: boolean
}

/** Positions as the address gives them; null: as usual. Either may stand first. */
export interface Asked {
  from: number | null
  to: number | null
  isReversed: boolean
}

export function readAddress(search: URLSearchParams): Asked {
  return {
    from: positionIn(search.get('from')),
    to: positionIn(search.get('to')),
    isReversed: search.get('reversed') === '1',
  }
}

export function writeAddress({ from, to, isReversed }: Asked): URLSearchParams {
  const search = new URLSearchParams()
  if (from !== null) search.set('from', String(from))
  if (to !== null) search.set('to', String(to))
  if (isReversed) search.set('reversed', '1')
  return search
}

function positionIn(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null
}

/**
 * Which two positions these are. Always the older first; what lies outside the timeline is brought to its end.
 * `head`: what "now" is, as long as the reader has not taken in what came since.
 */
export function compared(asked: Asked, timeline: Timeline, head: number): Compared {
  const within = (seq: number) => Math.min(timeline.headSeq, Math.max(timeline.firstSeq, seq))
  const to = within(asked.to ?? head)
  const from = within(asked.from ?? usualFrom(timeline, to))
  return { from: Math.min(from, to), to: Math.max(from, to), isReversed: asked.isReversed }
}

/** The last version that somebody named before, else the last there was: against its beginning all would be new. */
function usualFrom({ versions, firstSeq }: Timeline, to: number): number {
  const earlier = versions.filter(({ seq }) => seq < to)
  const named = earlier.findLast((version) => isNamed(version) && version.kind !== 'opened')
  return (named ?? earlier.at(-1))?.seq ?? firstSeq
}
