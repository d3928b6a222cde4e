// Measures the product beside other servers: `npm run bench -- sync`. Builds what is measured first.
import { run } from './run.mjs'

await run('tsc', ['-b', 'shared', 'provider', 'server'])
await run(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...process.argv.slice(2)])
