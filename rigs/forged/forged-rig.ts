/**
 * People with the right to write who try to do so in others' names, over both wires [SYNC-5]. None may
 * succeed, the text stays what its authors wrote, and each try is in the audit log.
 */
import { hashRecord } from '@tandem/shared/documents'
import type { AuditEntry } from '@tandem/shared/audit'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { LoggedRow } from '../../server/src/testing/read-log.js'
import { updateMessage } from '../../server/src/documents/yjs-messages.js'
import { built, BuiltServer } from '../harness/built-server.js'
import { until } from '../harness/wait.js'
import { makeWorkspace, type Workspace } from '../harness/workspace.js'
import { type Reaction, SocketCaller, type Target, YjsCaller } from '../hostile/callers.js'
import { diceFrom } from '../hostile/dice.js'
import { HonestTypist } from '../hostile/honest.js'
import type { Dice } from '../hostile/hostile-updates.js'
import { type Scene, sceneOf } from '../hostile/scene.js'
import { type Forgery, forgeries } from './forgeries.js'

export interface ForgedOptions {
  attempts: number
  seed: number
  program?: 'main.js' | 'testing/broken/guard-off.js'
}

export interface ForgedOutcome {
  wrongs: string[]
  attempts: Map<string, number>
  overSocket: number
  overYjs: number
  /** As the audit log counts them, and in how many entries. */
  audited: { count: number; entries: number }
  /** Rows of the log, all by those who wrote them. */
  rows: number
}

const [honest, present, forger, secondForger] = [0, 1, 2, 3] as const
const people = 4
/** As many edits as a line may send at once, with room for its join. */
const attemptsOnLine = 15

export async function forgeAgainAndAgain(options: ForgedOptions): Promise<ForgedOutcome> {
  const workspace = await makeWorkspace('embedded', { people, documents: 1 })
  const server = await BuiltServer.start(options.program ?? 'main.js', workspace.variables)
  try {
    return await new ForgedRig(options, workspace, server).run()
  } finally {
    await server.kill()
    await workspace.remove()
  }
}

class ForgedRig {
  private readonly options: ForgedOptions
  private readonly workspace: Workspace
  private readonly server: BuiltServer
  private readonly dice: Dice
  private readonly outcome: ForgedOutcome = {
    wrongs: [],
    attempts: new Map(),
    overSocket: 0,
    overYjs: 0,
    audited: { count: 0, entries: 0 },
    rows: 0,
  }
  private line: { socket: SocketCaller; left: number } | null = null

  constructor(options: ForgedOptions, workspace: Workspace, server: BuiltServer) {
    this.options = options
    this.workspace = workspace
    this.server = server
    this.dice = diceFrom(options.seed)
  }

  async run(): Promise<ForgedOutcome> {
    const { outcome, dice } = this
    const author = new HonestTypist(this.target(honest), dice.random)
    await author.begin()
    await until(() => author.typed > 30, 20_000, 'somebody has written something')
    await author.end()
    const scene = sceneOf(author.doc, author.doc.clientID)
    const silentId = dice.below(2 ** 32)
    const silent = await SocketCaller.call(this.target(present))
    await silent.ask('open', { documentId: this.target(present).documentId, clientId: silentId })
    const before = hashRecord(author.read())
    await this.forge(scene, silentId)
    if (hashRecord(author.read()) !== before) outcome.wrongs.push('the author reads what he did not write')
    this.line?.socket.hangUp()
    silent.hangUp()
    await author.leave()
    await this.server.stop()
    await this.lookIntoTheStore(author.typed)
    return outcome
  }

  private async forge(scene: Scene, silentId: number): Promise<void> {
    const ways = Object.keys(forgeries)
    for (let attempt = 0; attempt < this.options.attempts && this.outcome.wrongs.length === 0; attempt += 1) {
      const way = ways[attempt % ways.length] as string
      const forgery = forgeries[way]?.(this.dice, scene, silentId)
      if (!forgery) continue
      const overSocket = this.dice.below(3) > 0
      const reaction = overSocket ? await this.overSocket(forgery) : await this.overYjs(forgery)
      this.outcome.attempts.set(way, (this.outcome.attempts.get(way) ?? 0) + 1)
      this.outcome[overSocket ? 'overSocket' : 'overYjs'] += 1
      if (reaction.kind !== 'refused') this.outcome.wrongs.push(`"${way}" was ${reaction.kind}, not refused`)
    }
  }

  private async overSocket(forgery: Forgery): Promise<Reaction> {
    const target = this.target(forger)
    const { documentId } = target
    if (!this.line?.socket.isOpen || this.line.left === 0) {
      this.line?.socket.hangUp()
      this.line = { socket: await SocketCaller.call(target), left: attemptsOnLine }
      await this.line.socket.ask('open', { documentId, clientId: this.dice.below(2 ** 32) })
    }
    this.line.left -= 1
    if ('claims' in forgery) {
      const reaction = await this.line.socket.ask('open', { documentId, clientId: forgery.claims })
      // Who asks to open again leaves first: the next attempt begins with a join.
      this.line.left = 0
      return reaction
    }
    return this.line.socket.ask('edit', {
      documentId,
      update: Buffer.from(forgery.update).toString('base64'),
    })
  }

  private async overYjs(forgery: Forgery): Promise<Reaction> {
    const target = this.target(secondForger)
    const claims = 'claims' in forgery ? forgery.claims : this.dice.below(2 ** 32)
    const caller = await YjsCaller.call(target, claims)
    if ('update' in forgery) caller.send(updateMessage(forgery.update))
    const reaction = await caller.reaction()
    caller.hangUp()
    return reaction
  }

  private async lookIntoTheStore(typed: number): Promise<void> {
    const { outcome, workspace } = this
    const tried = [...outcome.attempts.values()].reduce((sum, count) => sum + count, 0)
    const entries = await this.read<AuditEntry>('testing/read-audit.js')
    const forged = entries.filter(
      ({ what, outcome: how }) => what === 'edit.in_anothers_name' && how === 'refused',
    )
    outcome.audited = { count: forged.reduce((sum, { count }) => sum + count, 0), entries: forged.length }
    if (outcome.audited.count !== tried) {
      outcome.wrongs.push(`${tried} forgeries were tried, and the audit log counts ${outcome.audited.count}`)
    }
    const rows = await this.read<LoggedRow>('testing/read-log.js', workspace.documentIds[0] ?? '')
    outcome.rows = rows.length
    // The first row is the document's creation, by the same person.
    const byOthers = rows.filter(({ author }) => author !== rows[0]?.author)
    if (byOthers.length > 0) outcome.wrongs.push(`${byOthers.length} rows are by those who forge`)
    if (rows.length < 2 || rows.length > typed + 1)
      outcome.wrongs.push(`${rows.length} rows of ${typed} words`)
  }

  private async read<Entry>(program: string, ...args: string[]): Promise<Entry[]> {
    const { stdout } = await promisify(execFile)(process.execPath, [built(program), ...args], {
      env: { PATH: process.env['PATH'], ...this.workspace.variables },
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse(stdout) as Entry[]
  }

  private target(person: number): Target {
    const [documentId] = this.workspace.documentIds
    const token = this.workspace.tokens[person]
    if (!documentId || !token) throw new Error(`person ${person} was not made`)
    return { url: this.server.url, documentId, token }
  }
}

export function describeForged(outcome: ForgedOutcome, seed: number): string[] {
  const tried = [...outcome.attempts.values()].reduce((sum, count) => sum + count, 0)
  return [
    `forgeries: ${outcome.wrongs.length} accepted of ${tried} in ${outcome.attempts.size} ways (${outcome.overSocket} over Socket.io, ${outcome.overYjs} over y-websocket), beside ${outcome.rows} rows that are their authors' own; the audit log counts ${outcome.audited.count} in ${outcome.audited.entries} entries; seed ${seed}`,
    ...outcome.wrongs.map((wrong) => `WRONG: ${wrong}`),
  ]
}
