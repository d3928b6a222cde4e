import { afterAll, describe, expect, it } from 'vitest'
import { report } from '../../server/src/testing/report.js'
import { comparisonTargets, measureComparison } from './comparison.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
afterAll(() => report(`compared minutes of seed ${fresh}`))

describe('minutes that three people wrote in, split, joined and moved', () => {
  it.each([1, 20230517, fresh])(
    'show what is new and nothing else, and no untouched paragraph as new [H4] (seed %i)',
    async (seed) => {
      const { measurements, found } = await measureComparison(10, seed)
      expect(found.typed).toBeGreaterThan(100)
      expect(found.untouched).toBeGreaterThan(50)
      for (const { rule, metric, atLeast = 0, atMost = Infinity } of comparisonTargets) {
        if (rule !== 'H4' || typeof atMost === 'object') continue
        const value = measurements.find((each) => each.metric === metric)?.value
        expect(value, metric).toBeGreaterThanOrEqual(atLeast)
        expect(value, metric).toBeLessThanOrEqual(atMost)
      }
    },
  )
})
