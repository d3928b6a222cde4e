/** People write while somebody brings back an earlier state: nothing is lost, and the way back is exact [H6]. */
import { expect, test } from 'vitest'
import { report } from '../../testing/report.js'
import { restoreMeeting } from '../../testing/restore-meeting.js'

// Seeds that once failed are among these. `RESTORE_RUNS=500 npm run prove -- server/src/history/restore` is the whole proof.
const first = Number(process.env['SEED'] ?? 7_000)
const runs = Number(process.env['RESTORE_RUNS'] ?? 25)

test.each(['record', 'agenda'] as const)(
  'restoring a %s while others type loses no word, brings back what stood, and is taken back exactly [H6]',
  async (kind) => {
    const fresh = Math.floor(Math.random() * 1e9)
    const seeds = [...Array.from({ length: runs }, (_, at) => first + at), fresh]
    report(`seeds of restores of a ${kind}: ${first} to ${first + runs - 1}, and ${fresh}`)
    const sum = { words: 0, offered: 0, exact: 0 }
    for (const seed of seeds) {
      const { wrongs, words, offered, isExact } = await restoreMeeting(kind, seed)
      expect(
        wrongs,
        `${kind}: SEED=${seed} RESTORE_RUNS=1 npm run prove -- server/src/history/restore`,
      ).toEqual([])
      sum.words += words
      sum.offered += offered
      sum.exact += isExact ? 1 : 0
    }
    report(
      `${kind}: ${sum.words} words, ${sum.offered} offered back, ${sum.exact} of ${seeds.length} with nothing in between`,
    )
  },
  3_600_000,
)
