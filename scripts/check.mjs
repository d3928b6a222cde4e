// Everything that is checked without a browser: types, lint, format, dependency rules, unit and contract tests.
// What takes longer and breaks things on purpose is in prove.mjs.
import { run } from './run.mjs'

// Side by side: the tests read the sources, and mostly wait for disks.
await Promise.all([run('vitest', ['run']), checkForm()])

async function checkForm() {
  await run('tsc', ['-b'])
  await run('oxlint', ['--type-aware', '--deny-warnings'])
  await run('prettier', ['--check', '--log-level', 'warn', '.'])
  await run(process.execPath, ['scripts/check-dependencies.mjs'])
}
