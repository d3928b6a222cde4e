// Holds the audit log against itself: `npm run verify-audit [-- --head SEQ:HASH]`.
import { run } from './run.mjs'

await run('tsc', ['-b', 'shared', 'server'])
await run(process.execPath, ['--enable-source-maps', 'server/dist/verify-audit.js', ...process.argv.slice(2)])
