// Everything that is checked without a browser: types, lint, format, dependency rules, unit and contract tests.
import { run } from './run.mjs'

await run('tsc', ['-b'])
await run('oxlint', ['--type-aware', '--deny-warnings'])
await run('prettier', ['--check', '--log-level', 'warn', '.'])
await run(process.execPath, ['scripts/check-dependencies.mjs'])
await run('vitest', ['run'])
