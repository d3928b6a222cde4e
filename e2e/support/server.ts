/** The real server as a process of its own: started, killed without warning, started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const entries = {
  demonstration: path.resolve(import.meta.dirname, '../../server/dist/demo.js'),
  real: path.resolve(import.meta.dirname, '../../server/dist/main.js'),
  hostile: path.resolve(import.meta.dirname, '../../server/dist/testing/hostile-demonstration.js'),
}

/** What the operator says beyond where it listens and keeps its data. */
export type Environment = Readonly<Record<string, string>>

export class ServerProcess {
  private child: ChildProcess | null = null
  port = 0
  /** Printed while a server for real use has no account yet. */
  setUpCode: string | null = null
  private readonly entry: string
  private readonly folder: string
  private readonly environment: Environment
  /** What the server said on standard error; shown when a story fails. */
  readonly log: string[] = []

  /** Where people reach it, when that is not to be any other address. */
  get baseUrl(): string | undefined {
    return this.environment['BASE_URL']
  }

  private constructor(entry: string, folder: string, environment: Environment) {
    this.entry = entry
    this.folder = folder
    this.environment = environment
  }

  /** The demonstration, or a fresh server for real use. */
  static async start(
    use: keyof typeof entries = 'demonstration',
    environment: Environment = {},
  ): Promise<ServerProcess> {
    const folder = await newFolder()
    // Its clock goes on from where it stopped, so that every story has the demonstration as it begins.
    if (use === 'demonstration') await cp(await imported(), folder, { recursive: true })
    return ServerProcess.over(folder, use, environment)
  }

  /** With the data there is in a folder. */
  static async over(
    folder: string,
    use: keyof typeof entries,
    environment: Environment = {},
  ): Promise<ServerProcess> {
    const server = new ServerProcess(entries[use], folder, environment)
    await server.startAgain()
    return server
  }

  /** Starts with the data there is, on the port it had. Resolves when it listens. */
  async startAgain(): Promise<void> {
    const child = spawn(process.execPath, [this.entry], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATA_DIR: this.folder,
        LOG_LEVEL: 'warn',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    createInterface({ input: child.stderr }).on('line', (line) => this.log.push(line))
    this.port = await new Promise<number>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const port = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1]
        this.setUpCode = /set-up code (\S+)$/.exec(line)?.[1] ?? this.setUpCode
        if (port) resolve(Number(port))
      })
      child.once('exit', (code) =>
        reject(new Error(`the server ended with ${code}:\n${this.log.join('\n')}`)),
      )
    })
  }

  /** As when the power goes: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
    await rm(this.folder, { recursive: true, force: true })
  }

  /** How the process ends on a signal: its exit code and how long it took. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ code: number | null; ms: number }> {
    const { child } = this
    if (!child || child.exitCode !== null) return { code: child?.exitCode ?? null, ms: 0 }
    const begun = performance.now()
    const code = await new Promise<number | null>((resolve) => {
      child.once('exit', resolve)
      child.kill(signal)
    })
    return { code, ms: performance.now() - begun }
  }
}

const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'tandem-e2e-'))

let known: Promise<string> | null = null

/** A folder into which the demonstration was imported: once for all stories of this process, which takes a second. */
function imported(): Promise<string> {
  known ??= importOnce()
  return known
}

async function importOnce(): Promise<string> {
  const folder = await newFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const server = await ServerProcess.over(folder, 'demonstration')
  await server.end('SIGTERM')
  return folder
}
