/** `npm run bench -- history [workload…] [--json] [--raw] [--small]`: history, held to docs/spec/history.md. */
import { cpus } from 'node:os'
import { seeded } from '../../server/src/testing/seeded.js'
import { readChoices } from '../arguments.js'
import { headlessBinding } from '../editor/headless-binding.js'
import { endWith } from '../harness/end-with.js'
import { jsonLines, table } from '../harness/output.js'
import { judge, type Result } from '../harness/results.js'
import { traceIsMissing } from '../harness/traces.js'
import type { Measurement } from '../workloads/workload.js'
import { authorFuzz } from './author-fuzz.js'
import { measureComparison } from './comparison.js'
import { measureHashing, measureTakingIn } from './minutes.js'
import { historyInChromium } from './in-chromium.js'
import { measureRestoring } from './restoring.js'
import { historyTargets } from './targets.js'
import { automergePaper, clownschool } from './traced-rows.js'
import { measureWordings } from './wordings.js'
import { measureStorage, measureVersions } from './versions.js'

type Measured = Readonly<Record<string, readonly Measurement[]>>

interface Round {
  readonly workload: string
  readonly round: string
  /** Why it cannot run here; null when it can. */
  missing?(): string | null
  /** By system. */
  run(isSmall: boolean): Promise<Measured>
}

const fuzzes = 6

const rounds: readonly Round[] = [
  {
    workload: 'versions',
    round: 'automerge-paper',
    missing: () => traceIsMissing('automerge-paper'),
    run: async (isSmall) => ({ ...measureVersions(await automergePaper(isSmall ? 5_000 : undefined)) }),
  },
  {
    workload: 'versions',
    round: 'clownschool',
    missing: () => traceIsMissing('clownschool'),
    run: async () => ({ ours: measureStorage(await clownschool(), 'edit') }),
  },
  {
    workload: 'minutes',
    round: '100 pages',
    run: (isSmall) => Promise.resolve({ ours: measureTakingIn(isSmall ? 2 : 100) }),
  },
  {
    workload: 'minutes',
    round: '500 pages',
    run: async (isSmall) => ({ ours: await headlessBinding(isSmall) }),
  },
  { workload: 'authors', round: 'fuzz', run: async (isSmall) => ({ ours: authors(isSmall ? 1 : fuzzes) }) },
  {
    workload: 'hash',
    round: '100 pages',
    run: async (isSmall) => ({ ours: await measureHashing(isSmall ? 2 : 100) }),
  },
  {
    workload: 'wordings',
    round: '100 pages',
    run: async (isSmall) => ({ ours: await measureWordings(isSmall ? 2 : 100) }),
  },
  {
    workload: 'restore',
    round: '100 pages',
    run: async (isSmall) => ({ ours: await measureRestoring(isSmall ? 4 : 100) }),
  },
  ...[100, 500].map((pages): Round => ({
    workload: 'comparison',
    round: `${pages} pages`,
    run: async (isSmall) => ({ ours: (await measureComparison(isSmall ? 2 : pages, 1)).measurements }),
  })),
  {
    workload: 'screen',
    round: '30,000 edits',
    run: async (isSmall) => ({ ours: await historyInChromium(isSmall) }),
  },
]

function authors(count: number): Measurement[] {
  let [letters, right, byInsertion] = [0, 0, 0]
  for (let seed = 1; seed <= count; seed += 1) {
    const found = authorFuzz(seeded(seed), 400)
    letters += found.letters
    right += found.right
    byInsertion += found.rightByInsertion
  }
  return [
    { metric: 'letters', value: letters, unit: '' },
    { metric: 'right', value: (100 * right) / letters, unit: '%' },
    { metric: 'right_by_insertion_alone', value: (100 * byInsertion) / letters, unit: '%' },
  ]
}

async function main(): Promise<number> {
  const known = [...new Set(rounds.map(({ workload }) => workload))]
  const choices = readChoices(process.argv.slice(2), known)
  const printer = (choices.json ? jsonLines : table)(choices)
  printer.note(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  if (choices.small)
    printer.note('Small counts: this shows that everything runs, and says nothing about speed.')
  let missed = 0
  for (const { workload, round, missing, run } of rounds) {
    if (choices.workloads.length > 0 && !choices.workloads.includes(workload)) continue
    const why = missing?.() ?? null
    if (why !== null) {
      printer.note(`${workload}, ${round}: left out, ${why}`)
      continue
    }
    const results = Object.entries(await run(choices.small)).flatMap(([system, measured]) =>
      measured.map((each): Result => ({ ...each, workload, round, system })),
    )
    const judged = judge(results, choices.small ? [] : historyTargets)
    printer.round(judged)
    missed += judged.filter(({ ok }) => ok === false).length
  }
  return missed
}

await endWith(main)
