/** A Redis for one test file: the one `REDIS_URL` names, or a `redis-server` of our own that a test may kill. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'

export interface RedisServer {
  readonly url: string
  /** Kills it where it stands (SIGKILL); it forgets everything. */
  kill(): Promise<void>
  /** Stops answering without closing anything (SIGSTOP), and goes on. */
  freeze(): void
  thaw(): void
  /** Starts a new one at the same address. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

const binary = 'redis-server'

/** Why none can be had here; null when one can. Print it where the suite is skipped. */
export function whyNoRedis(): string | null {
  if (spawnSync(binary, ['--version']).status === 0) return null
  return (
    'NOT TESTED: several nodes over Redis. There is no redis-server on this machine: ' +
    'install one (Debian: apt-get install redis-server), or run `node scripts/redis.mjs` as root.'
  )
}

/** One of our own even where another runs: these tests kill it. */
export async function startRedisServer(): Promise<RedisServer> {
  const port = await freePort()
  let running = await start(port)
  const kill = async (): Promise<void> => {
    if (running.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, 'exit')
    running.kill('SIGKILL')
    await ended
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    freeze: () => void running.kill('SIGSTOP'),
    thaw: () => void running.kill('SIGCONT'),
    async startAgain() {
      running = await start(port)
    },
    stop: kill,
  }
}

async function start(port: number): Promise<ReturnType<typeof spawn>> {
  const here = ['--bind', '127.0.0.1', '--port', String(port)]
  const child = spawn(binary, [...here, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
  // A test process that is ended from outside takes its server along.
  const endWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('The redis-server for tests ended before it listened.')
  }
  return child
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection({ host: '127.0.0.1', port })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    // Not yet: whoever asks looks again.
    return false
  } finally {
    socket.destroy()
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
