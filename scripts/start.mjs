// Starts the server for real use; builds first when something is newer than the last build.
import { stat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { run } from './run.mjs'
import { serverFlags } from './server-flags.mjs'

// The build ends with the client's page: what is newer than that is not in it.
const lastBuilt = ['server/dist/main.js', 'client/dist/index.html']
const sources = ['shared/src', 'provider/src', 'server/src', 'client/src', 'package-lock.json']

if (await isStale()) await import('./build.mjs')
await run(process.execPath, [...serverFlags, 'server/dist/main.js'])

async function isStale() {
  const built = await Promise.all(lastBuilt.map(changedAt))
  const newest = await Promise.all(sources.map(newestIn))
  return built.includes(0) || Math.max(...newest) > built[1]
}

/** Zero for what is not there. */
async function changedAt(file) {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}

async function newestIn(source) {
  const at = await changedAt(source)
  if (at === 0 || (await stat(source)).isFile()) return at
  const inside = await readdir(source, { recursive: true })
  const times = await Promise.all(inside.map((name) => changedAt(path.join(source, name))))
  return Math.max(at, ...times)
}
