import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The server as it is started for real, from the sources as they are now. */
export async function buildServer(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const compiler = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url))
  await promisify(execFile)(compiler, ['-b', 'shared', 'provider', 'server'], { cwd: root })
}
