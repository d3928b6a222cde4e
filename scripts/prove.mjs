// The bounded share of the proofs: simulator, kills, power cuts, hostile input, forgeries, many nodes, MongoDB.
// `npm run prove -- rigs/kill` runs some of them.
import { ensureRedis } from './redis.mjs'
import { run } from './run.mjs'

ensureRedis()
await run('tsc', ['-b'])
await run('vitest', ['run', ...process.argv.slice(2)], { env: { PROVE: '1' } })
