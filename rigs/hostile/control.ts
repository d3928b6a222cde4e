import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What the rig finds in a server that takes everything; null when nothing, and then it would find nothing anywhere. */
export async function attackWithoutGuard(seed: number): Promise<string | null> {
  const program = fileURLToPath(new URL('control-program.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, String(seed)], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  })
  return /^FOUND (.*)$/m.exec(stdout)?.[1] ?? null
}
