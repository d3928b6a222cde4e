// Asks for 2,000 sign-ins of each kind and holds their times against each other; `npm run prove` asks for 200.
import { run } from './run.mjs'

const env = { PROVE: '1', SIGN_IN_SAMPLES: process.argv[2] ?? '2000' }
await run('vitest', ['run', 'server/src/identity/sign-in-timing.test.ts'], { env })
