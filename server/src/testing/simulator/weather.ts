/** How bad this run's world is; drawn once for each run, so that some are calm in one respect and foul in another. */
import type { Dice } from './dice.js'

export interface Weather {
  people: number
  nodes: number
  /** How long things go wrong, virtual ms. */
  badForMs: number
  /** Acts of people in that time. */
  acts: number
  /** Things that go wrong in that time. */
  faults: number
  linkMs: number
  storeMs: number
  busMs: number
  busDrops: number
  busRepeats: number
  /** Writes to the store that fail and leave nothing. */
  storeFails: number
  /** Writes that are stored though their answer is lost. */
  answersLost: number
  compacts: boolean
  pastes: boolean
  forges: boolean
}

export function drawWeather(dice: Dice): Weather {
  // Mostly few people: the same kinds of trouble, in a fraction of the time.
  const people = dice.chance(0.9) ? dice.between(3, 5) : dice.between(6, 12)
  return {
    people,
    nodes: dice.between(1, 3),
    badForMs: dice.between(4_000, 20_000),
    acts: people * dice.between(3, 8),
    faults: dice.between(2, 10),
    linkMs: dice.pick([5, 40, 150]),
    storeMs: dice.pick([1, 5, 60]),
    busMs: dice.pick([2, 30, 400]),
    busDrops: dice.pick([0, 0.05, 0.3, 1]),
    busRepeats: dice.pick([0, 0.2]),
    storeFails: dice.pick([0, 0, 0.02, 0.1]),
    answersLost: dice.pick([0, 0, 0.02, 0.1]),
    compacts: dice.chance(0.25),
    pastes: dice.chance(0.01),
    forges: dice.chance(0.2),
  }
}
