// Builds everything the server needs to run: types and code of shared, provider and server, and the client's bundle.
import { run } from './run.mjs'

await run('tsc', ['-b', 'shared', 'provider', 'server'])
await run('vite', ['build', '--logLevel', 'warn'], { cwd: 'client' })
