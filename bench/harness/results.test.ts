import { describe, expect, it } from 'vitest'
import type { Target } from '../targets.js'
import { targets } from '../targets.js'
import { syncWorkloads } from '../workloads/index.js'
import { judge, type Result, shortly } from './results.js'
import { median, quantile } from './statistics.js'

const cpu: Omit<Target, 'atMost'> = {
  rule: 'P3',
  system: 'ours',
  workload: 'propagation',
  round: '100',
  metric: 'cpu',
}

function result(system: string, value: number): Result {
  return { workload: 'propagation', round: '100', system, metric: 'cpu', value, unit: 'ms' }
}

describe('results held against targets', () => {
  it('holds a number against a bound, and only in the system it was promised of', () => {
    const judged = judge([result('ours', 9), result('other', 99)], [{ ...cpu, atMost: 10 }])
    expect(judged.map(({ target, ok }) => ({ target, ok }))).toEqual([
      { target: 'P3 ≤ 10', ok: true },
      { target: null, ok: null },
    ])
    expect(judge([result('ours', 11)], [{ ...cpu, atMost: 10 }])[0]?.ok).toBe(false)
    expect(judge([result('ours', 9)], [{ ...cpu, atLeast: 10 }])[0]?.ok).toBe(false)
  })

  it('holds ours against the floor of the same run, and says so when the floor was not measured', () => {
    const toFloor = [{ ...cpu, atMost: { system: 'floor' } }]
    expect(judge([result('ours', 9), result('floor', 8)], toFloor)[0]).toMatchObject({
      target: 'P3 ≤ 8',
      ok: false,
    })
    expect(judge([result('ours', 9)], toFloor)[0]).toMatchObject({ ok: null })
  })

  it('does not take what never came for reached', () => {
    expect(judge([result('ours', Number.NaN)], [{ ...cpu, atMost: 10 }])[0]?.ok).toBe(false)
  })

  it('promises only rounds that are run', () => {
    const rounds = syncWorkloads.flatMap(({ name, rounds }) => rounds.map((round) => `${name}/${round}`))
    for (const { workload, round } of targets) expect(rounds).toContain(`${workload}/${round}`)
  })
})

describe('statistics', () => {
  it('finds the value below which a share of the samples lies', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(quantile(samples, 0.99)).toBe(100)
    expect(median([3, 1, 2])).toBe(2)
    expect(quantile([], 0.5)).toBeNaN()
  })

  it('prints three digits', () => {
    expect([1234.5, 15.432, 0.01234, Number.NaN].map(shortly)).toEqual(['1235', '15.4', '0.0123', '–'])
  })
})
