/**
 * Kills the server at moments nobody chose, again and again, under people who type [SYNC-1, SYNC-12].
 * After each kill a server must start over the same store, and a stranger must read every acknowledged
 * word once, before those who typed come back by themselves and might send it again. After a kill of the writer
 * of images every version of a history is what it was before [M10].
 */
import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { seeded } from '../../server/src/testing/seeded.js'
import type { VersionsVerdict } from '../../server/src/testing/verify-versions.js'
import { built, BuiltServer, type Program } from '../harness/built-server.js'
import { until } from '../harness/wait.js'
import { layWaitingLine, type WaitingLine } from '../harness/waiting-line.js'
import { makeWorkspace, type StoreKind, type Workspace } from '../harness/workspace.js'
import { readAsStranger, TokenWriter } from './token-writer.js'
import { wrongsIn } from './verdict.js'

export interface KillOptions {
  kills: number
  store: StoreKind
  seed: number
  /** Instead of the real one. */
  program?: Program
  /** Now and then, for whoever waits. */
  tell?: (line: string) => void
}

/** When the server is killed: people type; an image is being made or named; it has not started yet. */
export const moments = ['typing', 'compaction', 'start'] as const
type Moment = (typeof moments)[number]

export interface KillOutcome {
  wrongs: string[]
  kills: Record<Moment, number>
  /** Of those at a compaction: how many came before the new image was named. */
  beforeFlip: number
  typed: number
  acknowledged: number
  documents: number
  /** Versions compared with what they said before a kill, and how often with those of an image. */
  versions: number
  images: number
  starts: number
  startMs: number[]
  /** Warnings and worse, and images made, of all servers together. */
  said: Map<string, number>
}

const writersAtOnce = 6
/** Then another document, an agenda and minutes in turn: a text of days would only make each look slower. */
const killsInDocument = 12
const compactsOften = 'testing/compacts-often.js'
/** A hole in what was told is asked for after two seconds. */
const sameWithinMs = 10_000
const backWithinMs = 20_000
const longestTypingMs = 450
/** From the moment an image is begun: longer than it takes to be made and named. */
const longestCompactionMs = 300

export async function killAgainAndAgain(options: KillOptions): Promise<KillOutcome> {
  const documents = Math.ceil(options.kills / killsInDocument)
  const wants = { people: writersAtOnce + 1, documents: Math.ceil(documents / 2), minutes: documents >> 1 }
  const workspace = await makeWorkspace(options.store, wants)
  const line = await layWaitingLine()
  const rig = new KillRig(options, workspace, line)
  try {
    return await rig.run()
  } finally {
    await rig.end()
    await line.remove()
    await workspace.remove()
  }
}

class KillRig {
  private readonly options: KillOptions
  private readonly workspace: Workspace
  private readonly line: WaitingLine
  private readonly random: () => number
  private server: BuiltServer | null = null
  private writers: TokenWriter[] = []
  private readonly outcome: KillOutcome = {
    wrongs: [],
    kills: { typing: 0, compaction: 0, start: 0 },
    beforeFlip: 0,
    typed: 0,
    acknowledged: 0,
    documents: 0,
    versions: 0,
    images: 0,
    starts: 0,
    startMs: [],
    said: new Map(),
  }

  constructor(options: KillOptions, workspace: Workspace, line: WaitingLine) {
    this.options = options
    this.workspace = workspace
    this.line = line
    this.random = seeded(options.seed)
  }

  async run(): Promise<KillOutcome> {
    const { outcome } = this
    await this.startAnew()
    while (this.killed < this.options.kills && outcome.wrongs.length === 0) {
      await this.writeOneDocument(outcome.documents)
      outcome.documents += 1
      const { typing, compaction, start } = outcome.kills
      this.options.tell?.(
        `${this.killed} kills (${typing} typing, ${compaction} compaction, ${start} start), ${outcome.acknowledged} words acknowledged, ${outcome.wrongs.length} wrong`,
      )
    }
    return outcome
  }

  async end(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.leave()))
    await this.kill()
  }

  private get killed(): number {
    return Object.values(this.outcome.kills).reduce((sum, kills) => sum + kills, 0)
  }

  private async writeOneDocument(index: number): Promise<void> {
    const { outcome } = this
    this.writers = Array.from({ length: writersAtOnce }, (_, writer) => {
      const place = { url: this.line.url, ...this.placeOf(index, writer) }
      return new TokenWriter(place, `${index}.${writer}`, this.random)
    })
    await Promise.all(this.writers.map((writer) => writer.begin()))
    const last = Math.min(this.options.kills, this.killed + killsInDocument)
    while (this.killed < last && outcome.wrongs.length === 0) {
      await this.killOnce(last)
      outcome.wrongs.push(...(await this.look(index)))
      this.line.leadTo((this.server as BuiltServer).port)
      if (outcome.wrongs.length === 0) await this.allBack()
    }
    if (outcome.wrongs.length === 0) outcome.wrongs.push(...(await this.lookAtTheEnd(index)))
    await this.verifyAtTheEnd()
    for (const writer of this.writers) {
      outcome.typed += writer.tokens.length
      outcome.acknowledged += writer.acknowledged.length
    }
    await Promise.all(this.writers.splice(0).map((writer) => writer.leave()))
  }

  /** Until a server listens again: it may be killed several times before it does. */
  private async killOnce(last: number): Promise<void> {
    const { random, outcome } = this
    const server = this.server as BuiltServer
    if (server.program === compactsOften && random() < 0.6) {
      const images = server.count('log.compacting')
      await until(() => server.count('log.compacting') > images, backWithinMs, 'an image is begun')
      await pause(random() * longestCompactionMs)
      await this.kill()
      outcome.kills.compaction += 1
      if (server.count('log.compacted') < server.count('log.compacting')) outcome.beforeFlip += 1
      this.line.cut()
      await this.verifyVersions()
    } else {
      await pause(random() * longestTypingMs)
      await this.kill()
      outcome.kills.typing += 1
    }
    this.line.cut()
    // Of a broken twin only what it does while people write is of interest.
    while (!this.options.program && this.killed < last && random() < 0.4) {
      this.server = new BuiltServer(this.program(), this.workspace.variables)
      await pause(random() * this.usualStartMs)
      await this.kill()
      outcome.kills.start += 1
    }
    await this.startAnew()
  }

  private program(): Program {
    return this.options.program ?? (this.random() < 0.5 ? 'main.js' : compactsOften)
  }

  private get usualStartMs(): number {
    const sorted = this.outcome.startMs.toSorted((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }

  private async startAnew(): Promise<void> {
    const begun = performance.now()
    this.server = await BuiltServer.start(this.program(), this.workspace.variables)
    this.outcome.starts += 1
    this.outcome.startMs.push(performance.now() - begun)
    if (this.writers.length === 0) this.line.leadTo(this.server.port)
  }

  private async kill(): Promise<void> {
    const { server, outcome } = this
    this.server = null
    await server?.kill()
    for (const [event, count] of server?.said ?? []) {
      outcome.said.set(event, (outcome.said.get(event) ?? 0) + count)
    }
  }

  private async allBack(): Promise<void> {
    const areBack = (): boolean => this.writers.every((writer) => writer.isBack)
    await until(areBack, backWithinMs, 'the writers come back by themselves').catch((error: unknown) => {
      const statuses = this.writers.map((writer) => JSON.stringify(writer.status))
      throw new Error(statuses.join('\n'), { cause: error })
    })
  }

  private async look(index: number): Promise<string[]> {
    const told = this.told()
    const { counts } = await this.readAsStranger(index)
    return wrongsIn(counts, told)
  }

  /** Everything is stored by then, and all read the same. */
  private async lookAtTheEnd(index: number): Promise<string[]> {
    const ends = await Promise.allSettled(this.writers.map((writer) => writer.end()))
    const refused = ends.filter((end) => end.status === 'rejected')
    if (refused.length > 0)
      return refused.map((end) => `a writer's words were not stored: ${String(end.reason)}`)
    const { counts, hash } = await this.readAsStranger(index)
    const all = this.writers.flatMap((writer) => writer.tokens)
    // What a colleague wrote last may still be on its way to the others.
    const differing = (): number => this.writers.filter((writer) => writer.contentHash() !== hash).length
    await until(() => differing() === 0, sameWithinMs, 'all read the same').catch(() => undefined)
    return [
      ...wrongsIn(counts, { typed: new Set(all), acknowledged: all }),
      ...(differing() > 0 ? [`${differing()} writers read another text than a stranger`] : []),
    ]
  }

  private told(): { typed: Set<string>; acknowledged: string[] } {
    return {
      typed: new Set(this.writers.flatMap((writer) => writer.tokens)),
      acknowledged: this.writers.flatMap((writer) => writer.acknowledged),
    }
  }

  private readAsStranger(index: number): ReturnType<typeof readAsStranger> {
    const { url } = this.server as BuiltServer
    return readAsStranger({ url, ...this.placeOf(index, writersAtOnce) })
  }

  /** While no server runs: every version that was read before is what it was, whichever way it is read. */
  private async verifyVersions(...more: 'make'[]): Promise<void> {
    const { outcome, workspace } = this
    // Of a broken twin only what people were told is of interest.
    if (this.options.program) return
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [built('testing/verify-versions.js'), `${workspace.variables['DATA_DIR']}.versions.json`, ...more],
      { env: { PATH: process.env['PATH'], ...workspace.variables }, maxBuffer: 16 * 1024 * 1024 },
    )
    const { known, images, problems } = JSON.parse(stdout) as VersionsVerdict
    outcome.versions += known
    outcome.images += images
    outcome.wrongs.push(...problems)
  }

  /** From whatever image the kills have left: another of all that was written, and a look at every version. */
  private async verifyAtTheEnd(): Promise<void> {
    if (this.options.program || this.outcome.wrongs.length > 0) return
    this.line.cut()
    await this.kill()
    await this.verifyVersions('make')
    await this.startAnew()
    this.line.leadTo((this.server as BuiltServer).port)
  }

  private placeOf(document: number, person: number) {
    const { documentIds, minutesIds, tokens } = this.workspace
    const documentId = (document % 2 === 0 ? documentIds : minutesIds)[document >> 1]
    const token = tokens[person]
    if (!documentId || !token) throw new Error(`document ${document} or person ${person} was not made`)
    return { documentId, token }
  }
}
