/** The seeded simulator's share of the tests; `npm run simulate` goes on from there. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Kind, simulate } from '../testing/simulator/simulation.js'
import { addUp, type Totals, totalsOf } from '../testing/simulator/totals.js'
import { type Twin, twins } from '../testing/simulator/twins.js'

afterEach(() => {
  vi.restoreAllMocks()
})

const runsInTests = 200
const runsInOneTest = 50
/** Of a broken twin. */
const leastRed = 5
const mostSeedsOfTwin = 100

describe('people, servers, links, a store and a bus that all fail, in virtual time', () => {
  const blocks = Array.from({ length: runsInTests / runsInOneTest }, (_, block) => block * runsInOneTest + 1)

  test.each(blocks)(
    'after the storm everyone reads the same and nothing acknowledged is lost [SYNC-1, SYNC-2, SYNC-4, SYNC-8] (50 seeds from %i)',
    async (first) => {
      let totals: Totals = totalsOf([])
      const ofKind: Record<Kind, number> = { agenda: 0, record: 0 }
      for (let seed = first; seed < first + runsInOneTest; seed += 1) {
        const outcome = await simulate(seed)
        expect(outcome.wrongs, rerun(seed)).toEqual([])
        totals = addUp(totals, outcome)
        ofKind[outcome.kind] += 1
      }
      // A world in which nothing happens proves nothing.
      expect(totals.accepted).toBeGreaterThan(runsInOneTest * 5)
      expect(totals.crashes).toBeGreaterThan(0)
      expect(totals.forgeriesRefused).toBeGreaterThan(0)
      expect(Math.min(ofKind.agenda, ofKind.record)).toBeGreaterThan(runsInOneTest / 5)
      expect(Math.min(totals.moves, totals.splits, totals.joins, totals.acts)).toBeGreaterThan(
        runsInOneTest / 2,
      )
      expect(totals.mended).toBeGreaterThan(totals.moves / 2)
      process.stdout.write(`simulator: 0 wrong in ${JSON.stringify(totals)}\n`)
    },
    120_000,
  )

  test('the same seed gives the same run, message by message', async () => {
    const seeds: [number, Kind][] = [
      [3, 'agenda'],
      [9, 'agenda'],
      [46, 'agenda'],
      [3, 'record'],
      [9, 'record'],
    ]
    for (const [seed, kind] of seeds) {
      const first = await simulate(seed, null, kind)
      expect((await simulate(seed, null, kind)).trace, rerun(seed)).toBe(first.trace)
      expect((await simulate(seed + 1, null, kind)).trace).not.toBe(first.trace)
    }
  })
})

describe('seeds that once failed', () => {
  test.each([
    [15, 'a page that composes compared its text before it had let in what it had seen [SYNC-6, SYNC-13]'],
    [25, 'a page that composes compared its text before it had let in what it had seen [SYNC-6, SYNC-13]'],
    [21, 'an answer that waited for a composition said "in step" after the link was lost [SYNC-8, SYNC-13]'],
    [34, 'an answer that waited for a composition said "in step" after the link was lost [SYNC-8, SYNC-13]'],
    [132, 'another server, which was behind, was sent the words of others as one’s own [SYNC-4, SYNC-5]'],
    [184, 'another server, which was behind, was sent the words of others as one’s own [SYNC-4, SYNC-5]'],
    [505, 'marks were tidied away on a server, beside the log, and copies parted [SYNC-4, SYNC-7]'],
    [533, 'marks were tidied away on a server, beside the log, and copies parted [SYNC-4, SYNC-7]'],
  ])('seed %i of an agenda: %s', async (seed) => {
    expect((await simulate(seed, null, 'agenda')).wrongs).toEqual([])
  })

  test.each([
    [7, 'a move was logged though the store did not answer what was asked to mend it [M6]'],
    [8, 'a move was logged though the store did not answer what was asked to mend it [M6]'],
    [39, 'a move was logged though the store did not answer what was asked to mend it [M6]'],
    [66, 'words that came for a block after it was moved were taken for deleted after a reload [M6, SYNC-8]'],
    [102, 'words written where a block stood were taken for deleted after a reload [M6, SYNC-8]'],
    [120, 'a second move of a block was not told as one after a reload [M6, SYNC-8]'],
    [
      143,
      'words that came for a block after it was moved were taken for deleted after a reload [M6, SYNC-8]',
    ],
    [199, 'a second move of a block was not told as one after a reload [M6, SYNC-8]'],
    [
      351,
      'words nobody took were in a block that another had moved, and are told apart from lost ones [SYNC-15]',
    ],
    [
      504,
      'ids of a mend that was not logged were used for other words, and words went to another block [M6]',
    ],
    [4, 'words came for a block that had been joined to one which their own frame joined on [M6]'],
    [86, 'a word that begins like one of a joined block was taken for it, and torn [M6]'],
    [117, 'a word went into the middle of another that begins alike [M6]'],
    [
      123,
      'a block was joined by one and moved by another, and a frame that also makes blocks was not looked at',
    ],
    [229, 'two joined a block out of which a third had taken all words [M6]'],
    [238, 'a server kept where a block was joined to, and the edit came into the log through another [M6]'],
    [
      344,
      'a block went for a second copy of itself, since an edit that joined it had not come into the log [M6]',
    ],
    [395, 'words were joined to a block that had been moved, and taken for others that begin alike [M6]'],
    [491, 'one who joined a block that another had moved had written between its words [M6]'],
    [503, 'two joined one block to one other, and the server kept the pairs of one of them [M6]'],
    [976, 'a second try of a move was kept in the place of the first, which was in the log [M6]'],
    [981, 'a joined block was given a new counterpart, which was taken for a second copy of it [M6]'],
    [1080, 'who had split a block told again what he had taken out of it, and a word of his went [M6]'],
    [1672, 'a move came in pieces, and the block had been moved by another [M6]'],
    [1762, 'a block was joined to a second copy of another [M6]'],
    [1981, 'a block was joined to a second copy of another [M6]'],
    [
      923,
      'a block was joined and the one it came into moved, by one who had not heard that it was joined [M6]',
    ],
    [2469, 'who joined a block that another had joined had written between its words where he put them [M6]'],
    [2570, 'most words of a block were taken out before it was joined to one that had been moved [M6]'],
    [2848, 'a word went into the middle of another that begins alike [M6]'],
    [4872, 'a joined block was brought back and moved, and went for a second copy of what was joined [M6]'],
    [
      4954,
      'a server was still at work on what a page had sent that was gone, when all others were quiet [SYNC-4]',
    ],
    [5104, 'a block was joined and emptied at its new place before the frame left [M6]'],
    [5157, 'a block was joined to one that another had moved, and emptied there before the frame left [M6]'],
    [6002, 'a block got another id while a move of it was on its way in pieces [M6]'],
    [10740, 'of a joined block half a word had a copy, and words that begin like it were torn [M6]'],
    [20335, 'letters of others, of which a second copy had copies, went with that [M6]'],
  ])('seed %i of minutes: %s', async (seed) => {
    expect((await simulate(seed, null, 'record')).wrongs).toEqual([])
  })
})

describe('the simulator sees what is broken', () => {
  const kindsFor = (twin: Twin): Kind[] => (twin === 'never-mends' ? ['record'] : ['agenda', 'record'])
  test.each(twins.flatMap((twin) => kindsFor(twin).map((kind) => [twin, kind] as const)))(
    'the twin "%s" goes red (%s)',
    async (twin, kind) => {
      // Yjs speaks of each client id that was forged.
      vi.spyOn(console, 'log').mockImplementation(() => undefined)
      // Some runs have no moment at which the defect shows; that it shows in none of so many is beyond all chance.
      const red: number[] = []
      for (let seed = 1; seed <= mostSeedsOfTwin && red.length < leastRed; seed += 1) {
        const { wrongs } = await simulate(seed, twin, kind)
        if (wrongs.length > 0) red.push(seed)
      }
      expect(red).toHaveLength(leastRed)
    },
  )
})

function rerun(seed: number): string {
  return `npm run simulate -- --seed ${seed} --runs 1`
}
