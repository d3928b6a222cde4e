// Builds and starts the demonstration: one process, one port, its own data folder.
import { run } from './run.mjs'

await import('./build.mjs')
await run(process.execPath, ['--enable-source-maps', 'server/dist/demo.js', ...process.argv.slice(2)])
