import { type HostileOutcome, longestRefusalMs, mostMemoryAdded } from './hostile-rig.js'

export function p99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.ceil(0.99 * sorted.length) - 1] ?? Number.NaN
}

/** What was found that must not be, however busy the machine. */
export function wrongsOf({ wrongs, memory }: HostileOutcome): string[] {
  const isTooMuch = memory.most - memory.quiet > mostMemoryAdded
  return [...wrongs, ...(isTooMuch ? [`the server grew to ${inMb(memory.most)}`] : [])]
}

/** What honest people feel. Held by the long command, on a machine of its own; a test says nothing of time. */
export function slownessOf({ waits, refusalMs }: HostileOutcome): string[] {
  const [quiet, attack, refusal] = [waits.quiet, waits.attack, refusalMs].map(p99) as [number, number, number]
  return [
    ...(attack > 2 * quiet
      ? [`the honest wait ${attack.toFixed(1)} ms (p99) and ${quiet.toFixed(1)} ms when it is quiet`]
      : []),
    ...(refusal > longestRefusalMs ? [`a refusal takes ${refusal.toFixed(2)} ms (p99)`] : []),
  ]
}

export function describeHostile(outcome: HostileOutcome, seed: number): string[] {
  const { attack, waits, memory, refusalMs } = outcome
  const inputs = [...attack.families].filter(([family]) => !family.startsWith('mutants'))
  const sum = inputs.reduce((total, [, count]) => total + count, 0)
  const { refused, taken, untold } = attack.mutants
  const mutants = refused + taken + untold
  const waited = (times: readonly number[]): string => `${p99(times).toFixed(1)} ms (${times.length} words)`
  return [
    `${attack.wrongs.length} of ${sum} hostile inputs of ${inputs.length} families taken, ${outcome.conducts} conducts; of ${mutants} mutants ${refused} refused, ${taken} acknowledged and in the log, ${untold} let pass over y-websocket; seed ${seed}`,
    `honest people: ${outcome.honestWords} words stored, p99 ${waited(waits.attack)} under attack, ${waited(waits.quiet)} when quiet; ${outcome.rows} rows in the log, read by a stranger from a cold load as by them`,
    `refusal by the guard: p99 ${p99(refusalMs).toFixed(3)} ms of ${refusalMs.length}, longest ${Math.max(...refusalMs).toFixed(2)} ms; memory ${inMb(memory.quiet)} quiet, ${inMb(memory.most)} at most`,
    `answers: ${[...attack.reasons].map(([reason, count]) => `${reason} ${count}`).join(', ')}`,
    ...wrongsOf(outcome).map((wrong) => `WRONG: ${wrong}`),
    ...slownessOf(outcome).map((slow) => `SLOW: ${slow}`),
  ]
}

function inMb(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}
