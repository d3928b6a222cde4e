/** The other servers are installed on first use, in a folder of their own: nobody else pays for them. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../peers/', import.meta.url))
/** Written after a whole installation; holds what it was made from. */
const done = path.join(folder, 'node_modules', '.installed')

export function ensurePeers(say: (line: string) => void): void {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex')
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return
  say(
    'Installing the other servers into bench/peers, once; where sqlite3 is not prebuilt it takes two minutes.',
  )
  npm(['ci'])
  // Packages run no scripts here; this one needs its own, to fetch or to build its binary.
  npm(['rebuild', 'sqlite3', '--ignore-scripts=false'])
  createRequire(path.join(folder, 'package.json'))('sqlite3')
  writeFileSync(done, lock)
}

function npm(args: readonly string[]): void {
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} in bench/peers ended with ${status}:\n${stderr}`)
}
