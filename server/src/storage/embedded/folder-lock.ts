import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * One process per data folder.
 *
 * Each process puts down a file of its own, named by pid and start, and only then looks for others. So two that
 * start at once never both stay: at least one sees the other. And a stale file can be removed without a race:
 * no living process has its name. A pid that was given out again has another start.
 */
export interface FolderLock {
  /** Files of dead processes that were taken away. */
  readonly takenOver: readonly string[]
  release(): Promise<void>
}

/** The pid that holds the folder, when it is not free. */
export async function lockFolder(folder: string): Promise<FolderLock | { readonly heldBy: number }> {
  const own = lockName({ pid: process.pid, started: (await readStart(process.pid)) ?? unknownStart })
  const release = () => rm(join(folder, own), { force: true })
  try {
    await writeFile(join(folder, own), `${process.pid}\n`, { flag: 'wx' })
  } catch (failure) {
    // Exactly our name: this process has the folder open already.
    if (failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')
      return { heldBy: process.pid }
    throw failure
  }

  try {
    const takenOver: string[] = []
    for (const name of await readdir(folder)) {
      const holder = parseLockName(name)
      if (!holder || name === own) continue
      if (await isAlive(holder)) {
        await release()
        return { heldBy: holder.pid }
      }
      await rm(join(folder, name), { force: true })
      takenOver.push(name)
    }
    return { takenOver, release }
  } catch (failure) {
    await release()
    throw failure
  }
}

export interface Holder {
  readonly pid: number
  readonly started: string
}

export function lockName({ pid, started }: Holder): string {
  return `tandem.lock.${pid}.${started}`
}

function parseLockName(name: string): Holder | null {
  const [, pid, started] = /^tandem\.lock\.(\d+)\.([\w-]+)$/.exec(name) ?? []
  return pid === undefined || started === undefined ? null : { pid: Number(pid), started }
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (failure) {
    // EPERM: it lives and belongs to someone else.
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'EPERM')) return false
  }
  const now = await readStart(pid)
  return now === null || started === unknownStart || now === started
}

const unknownStart = 'unknown'

/**
 * When the process began: this boot, and ticks since then. Null where there is no /proc, and then the pid alone
 * must do. A zombie has ended; it only waits for its parent to ask.
 */
export async function readStart(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ])
    // The second field is the program's name in brackets and may hold anything: count from its end.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? 'ended' : `${boot.trim()}-${fields[18]}`
  } catch {
    return null
  }
}
