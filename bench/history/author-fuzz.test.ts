import { expect, test } from 'vitest'
import { seeded } from '../../server/src/testing/seeded.js'
import { authorFuzz } from './author-fuzz.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
/** Of one run of 400 acts: a few of a hundred fall below the whole. */
const leastOfOne = 0.94

test('after splits, joins, retypes and moves 97 of 100 letters have the author who typed them [H5]', () => {
  let [letters, right] = [0, 0]
  for (const seed of [1, 2, 20230517, 77, fresh]) {
    const found = authorFuzz(seeded(seed), 400)
    const percent = (count: number): string => ((100 * count) / found.letters).toFixed(1)
    const told = `${percent(found.right)} % right, ${percent(found.rightByInsertion)} % by insertion alone`
    process.stdout.write(`seed ${seed}: ${found.letters} letters, ${told}\n`)
    expect(found.right / found.letters).toBeGreaterThanOrEqual(leastOfOne)
    letters += found.letters
    right += found.right
  }
  expect(letters).toBeGreaterThan(5_000)
  expect(right / letters).toBeGreaterThanOrEqual(0.97)
})
