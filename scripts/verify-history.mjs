// Holds the histories of documents against themselves: `npm run verify-history [-- --document SYMBOL]`.
import { run } from './run.mjs'

await run('tsc', ['-b', 'shared', 'server'])
await run(process.execPath, [
  '--enable-source-maps',
  'server/dist/verify-history.js',
  ...process.argv.slice(2),
])
