// Runs one of the rigs against the server it builds first: `npm run rig:kill -- --kills 1000`.
import { run } from './run.mjs'

const [rig, ...options] = process.argv.slice(2)
await run('tsc', ['-b', 'shared', 'provider', 'server'])
await run(process.execPath, ['--import', 'tsx', `rigs/${rig}.ts`, ...options])
