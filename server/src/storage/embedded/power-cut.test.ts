import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../../testing/seeded.js'
import { dataFile } from './environment.js'
import { openEmbeddedStore } from './index.js'
import { cutPower, isOneCommit, type CutMoment } from './testing/power-cut.js'
import { type Accepted, countAccepted, judge, type Verdict } from './testing/power-cut-judge.js'
import { judgeMinutesCut, nothingAccepted, writeMinutesLife } from './testing/power-cut-minutes.js'
import { type Commit, writeCommit } from './testing/power-cut-writer.js'

// More of them: POWER_CUTS=2000 npm run prove -- server/src/storage/embedded/power-cut.test.ts
const cutsWanted = Number(process.env['POWER_CUTS'] ?? 110)
/** Each takes longer: every version is rebuilt. */
const cutsOfMinutes = Math.ceil(cutsWanted / 4)
/** The bytes of a history are put in more than one commit: of them only what comes before and after is cut. */
const writesOfMinutes = ['create', 'image', 'owner', 'pointer', 'release', 'rows']
const seed = Number(process.env['POWER_CUT_SEED'] ?? 20_260_701)
const commitsInALife = 12
const limit = { timeout: 60_000 + cutsWanted * 500 }

let parent: string
let folders = 0
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tandem-power-'))
})
afterAll(() => rm(parent, { recursive: true }))

/** A data folder as the machine finds it when the power is back. */
async function folderWith(file: Buffer | null, like = join(parent, '1')): Promise<string> {
  const folder = join(parent, String((folders += 1)))
  await mkdir(folder)
  if (!file) return folder
  await copyFile(join(like, 'tandem.json'), join(folder, 'tandem.json'))
  await writeFile(join(folder, dataFile), file)
  return folder
}

interface Life {
  commits: (Commit & { acceptedBefore: Accepted[] })[]
  moreThanOneCommit: number
}

/** Opens the folder, commits some times, and closes. */
async function live(folder: string, name: string, known: Accepted[], random: () => number): Promise<Life> {
  const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0 })
  const life: Life = { commits: [], moreThanOneCommit: 0 }
  const accepted = [...known]
  for (let number = 0; number < commitsInALife; number += 1) {
    const commit = await writeCommit(store, folder, `${name}-${number}`, random)
    // Which pages were flushed when is known only of a commit by itself.
    if (isOneCommit(commit.before, commit.after))
      life.commits.push({ ...commit, acceptedBefore: [...accepted] })
    else life.moreThanOneCommit += 1
    accepted.push(...commit.accepted)
  }
  await store.close()
  return life
}

test(
  'whatever was accepted is there after a power cut, and the store always starts [SYNC-1]',
  limit,
  async () => {
    const random = seeded(seed)
    const count = {
      cuts: 0,
      torn: 0,
      lost: 0,
      rowsFound: 0,
      rowsExpected: 0,
      skipped: 0,
      twinRed: 0,
      twin: 0,
    }
    const wrong: string[] = []
    let folder = await folderWith(null)
    let known: Accepted[] = []

    for (let lifeNumber = 0; count.cuts < cutsWanted; lifeNumber += 1) {
      const { commits, moreThanOneCommit } = await live(folder, `life-${lifeNumber}`, known, random)
      count.skipped += moreThanOneCommit
      for (const { before, after, accepted, acceptedBefore } of commits) {
        const moment: CutMoment = random() < 0.7 ? 'pages' : 'meta'
        const cut = cutPower(before, after, moment, random)
        const cutFolder = await folderWith(cut.file)
        const verdict = await judge(cutFolder, acceptedBefore)
        if (verdict.wrong) wrong.push(`cut ${count.cuts} of seed ${seed} (${moment}): ${verdict.wrong}`)
        count.cuts += 1
        count.torn += cut.tornPages
        count.lost += cut.lostPages
        count.rowsFound += verdict.rowsFound
        count.rowsExpected += countAccepted(acceptedBefore)

        // The broken twin: had it said so before the commit was on disk, it would now be found lying.
        if (moment === 'pages' && count.cuts % 4 === 0) {
          const twin = await judge(await folderWith(cut.file), [...acceptedBefore, ...accepted])
          count.twin += 1
          if (twin.wrong) count.twinRed += 1
        }
        // The next life begins with what the last cut of this one left.
        folder = cutFolder
        known = acceptedBefore
      }
    }
    process.stdout.write(
      `power cuts: ${count.cuts} (seed ${seed}), ${count.torn} pages torn, ${count.lost} not written; ` +
        `accepted rows lost: ${count.rowsExpected - count.rowsFound} of ${count.rowsExpected} looked for; ` +
        `failed starts or other defects: ${wrong.length} of ${count.cuts}; ` +
        `accepting before the commit is seen lying in ${count.twinRed} of ${count.twin}; ` +
        `commits passed over: ${count.skipped}\n`,
    )
    expect(wrong).toEqual([])
    expect(count.rowsFound).toBe(count.rowsExpected)
    expect(count.rowsExpected).toBeGreaterThan(cutsWanted * 10)
    expect(Math.min(count.torn, count.lost)).toBeGreaterThan(cutsWanted / 2)
    expect(count.twin).toBeGreaterThan(0)
    expect(count.twinRed).toBe(count.twin)
  },
)

test(
  'minutes say what they said, in every version and from the image of their history, after a power cut at any write of either [SYNC-1, M10, H10]',
  limit,
  async () => {
    const random = seeded(seed + 2)
    const count = { cuts: 0, torn: 0, rowsFound: 0, rowsExpected: 0, skipped: 0, twin: 0, twinRed: 0 }
    const at = new Map<string, number>()
    const wrong: string[] = []
    let folder = await folderWith(null)
    const first = folder
    let known = nothingAccepted

    while (count.cuts < cutsOfMinutes || at.size < writesOfMinutes.length) {
      for (const commit of await writeMinutesLife(folder, known, random)) {
        const { before, after, acceptedBefore, acceptedAfter, what } = commit
        if (!isOneCommit(before, after)) {
          count.skipped += 1
          continue
        }
        const moment: CutMoment = random() < 0.7 ? 'pages' : 'meta'
        const cut = cutPower(before, after, moment, random)
        folder = await folderWith(cut.file, first)
        const verdict = await judgeMinutesCut(await folderWith(cut.file, first), acceptedBefore)
        if (verdict.wrong)
          wrong.push(`cut ${count.cuts} of seed ${seed} (${moment}, ${what}): ${verdict.wrong}`)
        count.cuts += 1
        count.torn += cut.tornPages
        count.rowsFound += verdict.rowsFound
        count.rowsExpected += acceptedBefore.rows.length
        at.set(what, (at.get(what) ?? 0) + 1)
        if (moment === 'pages' && acceptedAfter !== acceptedBefore) {
          const twin = await judgeMinutesCut(await folderWith(cut.file, first), acceptedAfter)
          count.twin += 1
          if (twin.wrong) count.twinRed += 1
        }
        known = acceptedBefore
      }
    }
    const places = [...at].map(([what, times]) => `${what} ${times}`).join(', ')
    process.stdout.write(
      `power cuts of minutes: ${count.cuts} (seed ${seed}; ${places}), ${count.torn} pages torn; versions lost: ` +
        `${count.rowsExpected - count.rowsFound} of ${count.rowsExpected} looked for; failed starts or other defects: ` +
        `${wrong.length}; accepting before the commit is seen lying in ${count.twinRed} of ${count.twin}; ` +
        `writes of more than one commit passed over: ${count.skipped}\n`,
    )
    expect(wrong).toEqual([])
    expect(count.rowsFound).toBe(count.rowsExpected)
    // Each write of a history was cut.
    expect([...at.keys()].toSorted()).toEqual(writesOfMinutes)
    expect(count.twin).toBeGreaterThan(0)
    expect(count.twinRed).toBe(count.twin)
  },
)

test('a disk that says it flushed and did not is seen: the judge is not blind', limit, async () => {
  const random = seeded(seed + 1)
  const { commits } = await live(await folderWith(null), 'lying', [], random)
  const last = commits.at(-1)
  if (!last) throw new Error('no commit was by itself')
  const cuts = Array.from({ length: 12 }, () => cutPower(last.before, last.after, 'lying disk', random))
  const cutFolders = await Promise.all(cuts.map(({ file }) => folderWith(file)))
  const acceptedFile = join(parent, 'accepted.json')
  await writeFile(acceptedFile, JSON.stringify([...last.acceptedBefore, ...last.accepted]))

  const verdicts = await judgeElsewhere(acceptedFile, cutFolders)
  const red = verdicts.filter(({ wrong }) => wrong !== null).length
  process.stdout.write(`a disk that lies: ${red} of ${verdicts.length} cuts are seen\n`)
  expect(red).toBeGreaterThan(verdicts.length / 2)
})

/** Each in turn in another process; the one at which it ends is as wrong as can be. */
async function judgeElsewhere(acceptedFile: string, cutFolders: readonly string[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  while (verdicts.length < cutFolders.length) {
    const rest = cutFolders.slice(verdicts.length)
    const program = join(import.meta.dirname, 'testing', 'power-cut-judge-program.ts')
    const said = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        ['--conditions', 'source', '--import', 'tsx', program, acceptedFile, ...rest],
        (_, stdout) => resolve(stdout),
      )
    })
    const lines = said.split('\n').filter((line) => line.endsWith('}'))
    verdicts.push(...lines.map((line) => JSON.parse(line) as Verdict))
    if (verdicts.length < cutFolders.length) verdicts.push({ wrong: 'the process ended', rowsFound: 0 })
  }
  return verdicts
}
