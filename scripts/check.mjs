// Everything that is checked without a browser: types, lint, format, dependency rules, unit and contract tests.
import { ensureRedis } from './redis.mjs'
import { run } from './run.mjs'

ensureRedis()
await run('tsc', ['-b'])
// Side by side: the tests mostly wait for disks and processes.
await Promise.all([run('vitest', ['run']), checkForm()])

async function checkForm() {
  await run('oxlint', ['--type-aware', '--deny-warnings'])
  await run('prettier', ['--check', '--log-level', 'warn', '.'])
  await run(process.execPath, ['scripts/check-dependencies.mjs'])
}
