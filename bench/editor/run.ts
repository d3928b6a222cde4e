/** `npm run bench -- editor [workload…] [--json] [--raw] [--small]`: the editor of minutes, held to docs/spec/minutes.md. */
import { cpus } from 'node:os'
import { readChoices } from '../arguments.js'
import { endWith } from '../harness/end-with.js'
import { jsonLines, table } from '../harness/output.js'
import { judge } from '../harness/results.js'
import type { Measurement } from '../workloads/workload.js'
import { headlessBinding } from './headless-binding.js'
import { inChromium } from './in-chromium.js'
import { editorTargets } from './targets.js'

const workloads: Record<string, { round: string; run: (isSmall: boolean) => Promise<Measurement[]> }> = {
  'headless-binding': { round: '500 pages', run: headlessBinding },
  chromium: { round: '100 pages', run: inChromium },
}

async function main(): Promise<number> {
  const choices = readChoices(process.argv.slice(2), Object.keys(workloads))
  const printer = (choices.json ? jsonLines : table)(choices)
  printer.note(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  if (choices.small)
    printer.note('Small counts: this shows that everything runs, and says nothing about speed.')
  let missed = 0
  for (const [workload, { round, run }] of Object.entries(workloads)) {
    if (choices.workloads.length > 0 && !choices.workloads.includes(workload)) continue
    const measured = await run(choices.small)
    const results = measured.map((each) => ({ ...each, workload, round, system: 'ours' }))
    const judged = judge(results, choices.small ? [] : editorTargets)
    printer.round(judged)
    missed += judged.filter(({ ok }) => ok === false).length
  }
  return missed
}

await endWith(main)
