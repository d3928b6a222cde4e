import { seeded } from '../../server/src/testing/seeded.js'
import type { Dice } from './hostile-updates.js'

export function diceFrom(seed: number): Dice {
  const random = seeded(seed)
  const below = (end: number): number => Math.floor(random() * end)
  return {
    random,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (values) => values[below(values.length)] as (typeof values)[number],
  }
}
