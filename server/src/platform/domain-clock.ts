/**
 * The demonstration's domain clock across restarts (MODEL M15): it starts at its own instant, ticks on, and
 * after a restart goes on from the last instant that left a trace. No row of a log is ever dated in its future.
 */
import { clockFrom, type Clock } from './clock.js'
import type { SystemFacts } from './system-facts.js'

const factName = 'domain-clock'

export interface KeptClock extends Clock {
  /** Writes down how far the clock got. Called every few seconds and at the end. */
  keep(): Promise<void>
}

export async function openDomainClock(parts: {
  facts: SystemFacts
  wall: Clock
  startsAt: number
  /** When each document was last written to. */
  heads: AsyncIterable<{ readonly at: number }>
}): Promise<KeptClock> {
  let latest = parts.startsAt
  const kept = await parts.facts.get(factName)
  if (typeof kept === 'number') latest = Math.max(latest, kept)
  for await (const head of parts.heads) latest = Math.max(latest, head.at)
  const clock = clockFrom(latest, parts.wall)
  let writing: Promise<void> = Promise.resolve()
  return {
    now: () => clock.now(),
    keep() {
      // One after the other: the last write of a closing process must not meet one still under way.
      writing = writing.catch(() => undefined).then(() => parts.facts.set(factName, clock.now()))
      return writing
    },
  }
}
