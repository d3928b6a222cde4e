/** The server for real use as a process of its own, for a test to kill. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface ServerProcess {
  readonly port: number
  /** SIGKILL: it has no time to say anything. */
  kill(): Promise<void>
}

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

export async function startServerProcess(variables: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Nothing of the test runner's own: it too has a BASE_URL.
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', ...variables },
  })
  const ended = once(child, 'exit')
  // A test process that is ended from outside takes its server along.
  const endWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const port = await Promise.race([
    readPort(child.stdout),
    ended.then(() => Promise.reject(new Error('The server ended before it listened.'))),
  ])
  return {
    port,
    async kill() {
      process.off('exit', endWithUs)
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function readPort(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface({ input: output })) {
    const [, address] = /^Tandem: (\S+)$/.exec(line) ?? []
    if (address) return Number(new URL(address).port)
  }
  throw new Error('The server did not say where it listens.')
}
