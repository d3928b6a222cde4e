import type { KillOutcome } from './kill-rig.js'

/** A server that is 50 ms late is caught at the first or second: the rig ends with what it finds. */
export const controlKills = 24

export function describeKills(
  outcome: KillOutcome,
  { store, seed }: { store: string; seed: number },
): string[] {
  const { kills, said } = outcome
  const all = Object.values(kills).reduce((sum, count) => sum + count, 0)
  const sorted = outcome.startMs.toSorted((a, b) => a - b)
  const ms = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  const events = [...said].map(([event, count]) => `${event} ${count}`)
  return [
    `${outcome.wrongs.length} wrong: of ${outcome.acknowledged} acknowledged words (${outcome.typed} typed, ${outcome.documents} documents) each was read once`,
    `${all} kills (${kills.typing} while people typed, ${kills.compaction} while an image was made, ${outcome.beforeFlip} of them before it was named, ${kills.start} while it started), ${outcome.starts} starts, 0 failed; start p50 ${ms(0.5)} ms, max ${ms(1)} ms; ${store} store, seed ${seed}`,
    `${outcome.versions} versions compared with what they said before, ${outcome.images} histories read from their image as well`,
    `the servers said: ${events.join(', ') || 'nothing'}`,
    ...outcome.wrongs.map((wrong) => `WRONG: ${wrong}`),
  ]
}
