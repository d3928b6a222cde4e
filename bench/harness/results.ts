/** What was measured, held against the targets. */
import type { Target } from '../targets.js'
import type { Measurement } from '../workloads/workload.js'

export interface Result extends Measurement {
  workload: string
  round: string
  system: string
}

export interface Judged extends Result {
  /** Such as `P3 ≤ 15.4`; null where nothing is promised. */
  target: string | null
  ok: boolean | null
}

/** In the order of the results. A target whose other system was not measured is not judged. */
export function judge(results: readonly Result[], targets: readonly Target[]): Judged[] {
  return results.map((result) => {
    const target = targets.find((each) => isFor(each, result))
    if (!target) return { ...result, target: null, ok: null }
    if (target.atLeast !== undefined) {
      return {
        ...result,
        target: `${target.rule} ≥ ${target.atLeast}`,
        ok: result.value >= target.atLeast,
      }
    }
    const bound = boundOf(target, results)
    if (bound === null) return { ...result, target: `${target.rule}, not measured here`, ok: null }
    return { ...result, target: `${target.rule} ≤ ${shortly(bound)}`, ok: result.value <= bound }
  })
}

function isFor(target: Target, result: Result): boolean {
  return target.system === result.system && isSame(target, result)
}

function isSame(target: Target, result: Result): boolean {
  return (
    target.workload === result.workload && target.round === result.round && target.metric === result.metric
  )
}

function boundOf({ atMost, ...target }: Target, results: readonly Result[]): number | null {
  if (typeof atMost !== 'object') return atMost ?? null
  return results.find((each) => each.system === atMost.system && isSame(target, each))?.value ?? null
}

/** Three digits are what a measurement of this kind can tell. */
export function shortly(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return String(Math.round(value))
  return String(Number(value.toPrecision(3)))
}
