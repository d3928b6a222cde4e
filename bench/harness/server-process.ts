/** One server under measurement: a process of its own with the probe inside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeOn, serverCore } from './processor-cores.js'
import { within } from './wait.js'

export interface ServerCommand {
  /** The file node runs. */
  script: string
  args?: readonly string[]
  /** Of node, before the script. */
  flags?: readonly string[]
  env?: Readonly<Record<string, string>>
}

export interface Usage {
  cpuMs: number
  rssBytes: number
  /** In objects and buffers that something still refers to, when asked after a collection. */
  heldBytes: number
}

type FromProbe = { listening: number } | ({ usage: number } & Usage)

const probe = new URL('./probe.mjs', import.meta.url).href
const startWithinMs = 30_000
const stopWithinMs = 8_000

export class ServerProcess {
  readonly port: number
  /** By `performance.now()`. */
  readonly listeningAt: number
  private readonly child: ChildProcess
  private asked = 0

  private constructor(child: ChildProcess, port: number) {
    this.child = child
    this.port = port
    this.listeningAt = performance.now()
  }

  /** @param port 0: any free one */
  static async start(command: ServerCommand, port = 0): Promise<ServerProcess> {
    const args = [
      '--expose-gc',
      '--import',
      probe,
      ...(command.flags ?? []),
      command.script,
      ...(command.args ?? []),
    ]
    const [program, programArgs] = nodeOn(serverCore, args)
    const child = spawn(program, programArgs, {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, ...command.env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)))
    try {
      return await within(listening(child), startWithinMs, 'the server listens')
    } catch (error) {
      child.kill('SIGKILL')
      throw new Error(`${command.script}: ${(error as Error).message}\n${said}`, { cause: error })
    }

    async function listening(of: ChildProcess): Promise<ServerProcess> {
      const found = await new Promise<number>((resolve, reject) => {
        of.on('message', (message: FromProbe) => 'listening' in message && resolve(message.listening))
        of.on('exit', (code) => reject(new Error(`ended with ${code} before it listened`)))
        of.on('error', reject)
      })
      return new ServerProcess(of, found)
    }
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** @param collect garbage first, so that memory is what is held, not what was used */
  async usage({ collect = false } = {}): Promise<Usage> {
    this.asked += 1
    const id = this.asked
    const answer = new Promise<Usage>((resolve) => {
      const hear = (message: FromProbe): void => {
        if (!('usage' in message) || message.usage !== id) return
        this.child.off('message', hear)
        resolve({ cpuMs: message.cpuMs, rssBytes: message.rssBytes, heldBytes: message.heldBytes })
      }
      this.child.on('message', hear)
    })
    this.child.send({ ask: 'usage', id, collect })
    return within(answer, 15_000, 'the server tells what it used')
  }

  /** Until the server has nothing to do, such as writing what came: below 3 % of a core for half a second. */
  async settle(withinMs = 10_000): Promise<void> {
    const end = performance.now() + withinMs
    let before = await this.usage()
    do {
      await pause(500)
      const now = await this.usage()
      if (now.cpuMs - before.cpuMs < 15) return
      before = now
    } while (performance.now() < end)
  }

  /** As an operator stops it. */
  async stop(): Promise<void> {
    if (!this.isRunning) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    const force = setTimeout(() => this.child.kill('SIGKILL'), stopWithinMs)
    await gone
    clearTimeout(force)
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    if (!this.isRunning) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }
}
