import type { Counts } from './ledger.js'
import type { Outcome } from './simulation.js'

/** What stands behind a zero. */
export type Totals = Counts & { runs: number; virtualHours: number }

const none: Totals = {
  runs: 0,
  virtualHours: 0,
  accepted: 0,
  acknowledged: 0,
  words: 0,
  notices: 0,
  repeats: 0,
  forgeriesRefused: 0,
  crashes: 0,
  flips: 0,
  moves: 0,
  splits: 0,
  joins: 0,
  acts: 0,
  mended: 0,
  gone: 0,
  doubled: 0,
}

const msInHour = 3_600_000

export function addUp(totals: Totals, { counts, virtualMs }: Outcome): Totals {
  return merge(totals, { ...counts, runs: 1, virtualHours: virtualMs / msInHour })
}

export function totalsOf(parts: readonly Totals[]): Totals {
  return parts.reduce(merge, none)
}

function merge(one: Totals, other: Totals): Totals {
  const names = Object.keys(none) as (keyof Totals)[]
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Totals
}
