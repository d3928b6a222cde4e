// Removes a member 200 times through one of two servers, and fails where the other let him stay beyond a second;
// `npm run prove` removes 30, and judges no times.
import { run } from './run.mjs'

const env = { PROVE: '1', REMOVAL_TRIALS: process.argv[2] ?? '200', REMOVAL_WITHIN_MS: '1000' }
await run('vitest', ['run', 'server/src/removal.test.ts'], { env })
