// Builds and starts the demonstration: one process, one port, its own data folder.
import { run } from './run.mjs'
import { serverFlags } from './server-flags.mjs'

await import('./build.mjs')
await run(process.execPath, [...serverFlags, 'server/dist/demo.js', ...process.argv.slice(2)])
