/** One system on stage for one workload: its server, its clients, and their end however the run ends. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Client, Connect, System, Wants } from '../systems/system.js'
import { ServerProcess } from './server-process.js'
import { within } from './wait.js'

const joinWithinMs = 30_000
/** As many handshakes at once as no server minds. */
const joinAtOnce = 25

export class Stage {
  readonly system: System
  /** Small counts, to see that everything runs. */
  readonly isSmall: boolean
  private readonly folder: string
  private readonly clients = new Set<Client>()
  private connect: Connect | null = null
  private running: ServerProcess | null = null

  private constructor(system: System, isSmall: boolean, folder: string) {
    this.system = system
    this.isSmall = isSmall
    this.folder = folder
  }

  static async open(system: System, isSmall: boolean): Promise<Stage> {
    return new Stage(system, isSmall, await mkdtemp(path.join(tmpdir(), 'tandem-bench-')))
  }

  get server(): ServerProcess {
    if (!this.running) throw new Error('no server runs')
    return this.running
  }

  /** Makes documents and people ready and starts the server. */
  async begin(wants: Partial<Wants> = {}): Promise<void> {
    this.connect = await this.system.prepare(this.folder, {
      people: 1,
      documents: 1,
      characters: 0,
      ownTexts: false,
      ...wants,
    })
    this.running = await ServerProcess.start(this.system.command(this.folder))
  }

  /** The same data, the same port, another process. Its time of listening is the server's. */
  async beginAgain(): Promise<void> {
    this.running = await ServerProcess.start(this.system.command(this.folder), this.server.port)
  }

  /** Begins to connect; `synced` tells when it is there. */
  call(person = 0, document = 0): Client {
    if (!this.connect) throw new Error('nothing is prepared')
    const client = this.connect(this.server.address, document, person)
    this.clients.add(client)
    return client
  }

  async join(person = 0, document = 0): Promise<Client> {
    const client = this.call(person, document)
    await within(client.synced, joinWithinMs, `client ${person} joins document ${document}`)
    return client
  }

  /** This many clients, each another person, in one document. */
  async joinAll(count: number, document = 0): Promise<Client[]> {
    // The first alone: what happens to a document that many open at once is asked elsewhere.
    const joined = [await this.join(0, document)]
    while (joined.length < count) {
      const next = Array.from({ length: Math.min(joinAtOnce, count - joined.length) }, (_, index) =>
        this.join(joined.length + index, document),
      )
      joined.push(...(await Promise.all(next)))
    }
    return joined
  }

  leave(client: Client): void {
    client.close()
    this.clients.delete(client)
  }

  leaveAll(): void {
    for (const client of this.clients) this.leave(client)
  }

  async end(): Promise<void> {
    this.leaveAll()
    await this.running?.kill()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
