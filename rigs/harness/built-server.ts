/** The built server as a process of its own: started, watched, and killed without a word. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { within } from './wait.js'

/** The real one, the same with images made more often, or a broken twin. */
export type Program = 'main.js' | 'testing/compacts-often.js' | `testing/broken/${string}.js`

const startWithinMs = 30_000
const stopWithinMs = 10_000
const pinoWarning = 40

export class BuiltServer {
  private readonly child: ChildProcess
  private readonly gone: Promise<void>
  private readonly address: Promise<number>
  private port_: number | null = null
  readonly program: Program
  /** What it said on standard error, by event; of info what is about images only. */
  readonly said = new Map<string, number>()
  private lastWords = ''

  /** Does not wait: whoever wants to kill it while it starts can. */
  constructor(program: Program, variables: Readonly<Record<string, string>>) {
    this.program = program
    this.child = spawn(process.execPath, [built(program)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Nothing of the surroundings: they may name another database.
      env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', ...variables },
    })
    const endWithUs = (): void => void this.child.kill('SIGKILL')
    process.once('exit', endWithUs)
    this.gone = new Promise((resolve) => {
      this.child.once('exit', () => {
        process.off('exit', endWithUs)
        resolve()
      })
    })
    this.hear()
    this.address = this.readPort()
    // Asked for only by those who let it start.
    this.address.catch(() => undefined)
  }

  static async start(program: Program, variables: Readonly<Record<string, string>>): Promise<BuiltServer> {
    const server = new BuiltServer(program, variables)
    await server.listening()
    return server
  }

  get port(): number {
    if (this.port_ === null) throw new Error('the server does not listen yet')
    return this.port_
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`
  }

  get isUp(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** The end of what it said, for whoever has to find out why it ended. */
  get words(): string {
    return this.lastWords
  }

  /** How often it said this. */
  count(event: string): number {
    return this.said.get(event) ?? 0
  }

  async listening(): Promise<void> {
    this.port_ = await within(this.address, startWithinMs, 'the server listens')
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    if (this.isUp) this.child.kill('SIGKILL')
    await this.gone
  }

  /** SIGTERM, as an operator stops it: it writes out what it has. */
  async stop(): Promise<void> {
    if (this.isUp) this.child.kill('SIGTERM')
    await within(this.gone, stopWithinMs, 'the server stops')
  }

  /** What it holds of the machine's memory, in bytes. */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
  }

  private hear(): void {
    const { stderr } = this.child
    if (!stderr) return
    createInterface({ input: stderr }).on('line', (line) => {
      this.lastWords = `${this.lastWords}${line}\n`.slice(-4_000)
      const event = readEvent(line)
      if (event) this.said.set(event, this.count(event) + 1)
    })
  }

  private async readPort(): Promise<number> {
    const { stdout } = this.child
    if (stdout) {
      for await (const line of createInterface({ input: stdout })) {
        const [, address] = /^Tandem: (\S+)$/.exec(line) ?? []
        if (address) return Number(new URL(address).port)
      }
    }
    throw new Error(`the server ended before it listened:\n${this.lastWords}`)
  }
}

/** A warning or worse, or an image begun or made. */
function readEvent(line: string): string | null {
  if (!line.startsWith('{')) return 'not a line of the log'
  const { level, msg } = JSON.parse(line) as { level: number; msg: string }
  return level >= pinoWarning || msg.startsWith('log.compact') ? msg : null
}

export function built(file: string): string {
  return fileURLToPath(new URL(`../../server/dist/${file}`, import.meta.url))
}
