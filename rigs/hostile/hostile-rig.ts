/**
 * Everything hostile that is known against the real server, while four honest people type, one in each of the
 * agendas and minutes of hostile updates and of mutants [SYNC-3, SYNC-11, SYNC-12]. Attack and quiet take turns,
 * so that both are measured on the same machine at the same time of day.
 *
 * What must hold: the process is up and small; the honest wait no longer than twice as long; every input that
 * is hostile was refused; what was answered as taken is in the log, and what was refused is not; a
 * stranger reads from a server started anew what the honest read.
 */
import { type CanonicalRecord, hashRecord, readRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as Y from 'yjs'
import type { LoggedRow } from '../../server/src/testing/read-log.js'
import { built, BuiltServer, type Program } from '../harness/built-server.js'
import { until } from '../harness/wait.js'
import { makeWorkspace, type Workspace } from '../harness/workspace.js'
import { asStranger } from '../kill/token-writer.js'
import { type AttackOutcome, emptyOutcome } from './attack.js'
import { AttackProcess } from './attack-process.js'
import type { Target } from './callers.js'
import { conducts } from './conducts.js'
import { diceFrom } from './dice.js'
import { timeRefusals } from './guard-times.js'
import { HonestTypist } from './honest.js'
import type { Dice } from './hostile-updates.js'

export interface HostileOptions {
  inputs: number
  mutants: number
  seed: number
  program?: Program
}

export interface HostileOutcome {
  wrongs: string[]
  attack: AttackOutcome
  conducts: number
  /** ms from key to acknowledgement, of both honest people. */
  waits: { quiet: number[]; attack: number[] }
  honestWords: number
  rows: number
  refusalMs: number[]
  memory: { quiet: number; most: number }
  said: Map<string, number>
}

/** One in each document. */
const honestPeople = 4
/** By their place among the documents; in each an honest person of the same number. */
const [agenda, mutatedAgenda, minutes, mutatedMinutes] = [0, 1, 2, 3] as const
/** Wrote something and is silent since: whoever writes next in this name is another. */
const victim = honestPeople
const firstAttacker = victim + 1
const attackers = 3
const attackForMs = 2_000
const quietForMs = 1_500
/** Where honest people hardly wrote, nothing was proved: on a slow machine it takes longer. */
const leastHonestWords = 120
const timedMixture = { inputs: 700, mutants: 4_200 }
/** What the attack may add to the process for good, or at any moment. */
export const mostMemoryAdded = 300 * 1024 * 1024
export const longestRefusalMs = 1

export async function attackServer(options: HostileOptions): Promise<HostileOutcome> {
  const people = firstAttacker + attackers + 1
  const workspace = await makeWorkspace('embedded', { people, documents: 2, minutes: 2 })
  const server = await BuiltServer.start(options.program ?? 'main.js', workspace.variables)
  const rig = new HostileRig(options, workspace, server)
  try {
    return await rig.run()
  } finally {
    await rig.end()
    await workspace.remove()
  }
}

class HostileRig {
  private readonly options: HostileOptions
  private readonly workspace: Workspace
  private server: BuiltServer
  private honest: HonestTypist[] = []
  private readonly wrongs: string[] = []
  private readonly memory = { quiet: 0, most: 0 }
  private conducted = 0

  constructor(options: HostileOptions, workspace: Workspace, server: BuiltServer) {
    this.options = options
    this.workspace = workspace
    this.server = server
  }

  async run(): Promise<HostileOutcome> {
    const { inputs, mutants, seed } = this.options
    const dice = diceFrom(seed)
    this.honest = Array.from({ length: honestPeople }, (_, person) => {
      return new HonestTypist(this.target(person, person), dice.random)
    })
    await Promise.all(this.honest.map((person) => person.begin()))
    const silent = {
      agenda: await this.writeAndFallSilent(dice, agenda),
      minutes: await this.writeAndFallSilent(dice, minutes),
    }
    const originals = { agenda: this.docOf(agenda), minutes: this.docOf(minutes) }
    const areRead = (): boolean =>
      Y.getState(originals.agenda.store, silent.agenda) > 0 &&
      Y.getState(originals.minutes.store, silent.minutes) > 0
    await until(areRead, 10_000, 'the silent one is read')
    const refusalMs = timeRefusals(originals, silent, { dice, ...timedMixture })
    const process = await AttackProcess.start({
      attackers: Array.from({ length: attackers }, (_, person) => this.target(firstAttacker + person)),
      documents: {
        hostile: this.documentId(agenda),
        mutants: this.documentId(mutatedAgenda),
        hostileMinutes: this.documentId(minutes),
        mutantsOfMinutes: this.documentId(mutatedMinutes),
      },
      seed,
      silent,
      inputs,
      mutants,
    })
    const attack = await this.takeTurns(process).finally(() => process.end())
    this.wrongs.push(...attack.wrongs)
    const rows = this.wrongs.length === 0 ? await this.lookAround(attack) : []
    return {
      wrongs: this.wrongs,
      attack,
      conducts: this.conducted,
      waits: {
        quiet: this.honest.flatMap((person) => person.waits.quiet),
        attack: this.honest.flatMap((person) => person.waits.attack),
      },
      honestWords: this.honestWords,
      rows: rows.length,
      refusalMs,
      memory: this.memory,
      said: this.server.said,
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.honest.map((person) => person.leave()))
    await this.server.kill()
  }

  /** @returns a client id that is somebody's */
  private async writeAndFallSilent(dice: Dice, document: number): Promise<number> {
    const person = new HonestTypist(this.target(victim, document), dice.random)
    await person.begin()
    await until(() => person.typed > 20, 20_000, 'the one who falls silent has typed something')
    await person.end()
    const { clientID } = person.doc
    await person.leave()
    return clientID
  }

  private get honestWords(): number {
    return this.honest.reduce((sum, person) => sum + person.typed, 0)
  }

  private async takeTurns(process: AttackProcess): Promise<AttackOutcome> {
    const waiting = Object.keys(conducts)
    while (
      (!process.isDone || waiting.length > 0 || this.honestWords < leastHonestWords) &&
      this.isStanding()
    ) {
      await this.phase('quiet', quietForMs)
      this.memory.quiet ||= await this.server.memory()
      process.let('open')
      const name = waiting.shift()
      const misbehaving = name === undefined ? null : this.misbehave(process, name)
      await this.phase('attack', attackForMs)
      await misbehaving
      process.let('close')
    }
    if (!this.isStanding()) return emptyOutcome()
    const outcome = await process.outcome
    if (!outcome) this.wrongs.push('the attackers ended without a word')
    return outcome ?? emptyOutcome()
  }

  private async phase(phase: 'quiet' | 'attack', forMs: number): Promise<void> {
    for (const person of this.honest) person.nowDuring(phase)
    const end = performance.now() + forMs
    while (performance.now() < end && this.server.isUp) {
      await pause(100)
      if (this.server.isUp) this.memory.most = Math.max(this.memory.most, await this.server.memory())
    }
  }

  private async misbehave(process: AttackProcess, name: string): Promise<void> {
    const failed = await process.misbehave(name)
    if (failed === null) this.conducted += 1
    else this.wrongs.push(`"${name}": ${failed}`)
  }

  private isStanding(): boolean {
    if (!this.server.isUp && this.wrongs.length === 0) {
      this.wrongs.push(`the server ended:\n${this.server.words}`)
    }
    return this.wrongs.length === 0
  }

  /** The log, and the text from a server that reads it anew, against what people were told. */
  private async lookAround(attack: AttackOutcome): Promise<LoggedRow[]> {
    const { wrongs } = this
    for (const { refused } of this.honest)
      if (refused) wrongs.push(`an honest person was refused: ${refused}`)
    await Promise.all(this.honest.map((person) => person.end()))
    await this.server.kill()
    const rows: LoggedRow[][] = []
    while (rows.length < honestPeople) rows.push(await this.readLog(rows.length))
    wrongs.push(...compare(rows, attack))
    const { said } = this.server
    this.server = await BuiltServer.start('main.js', this.workspace.variables)
    for (const [event, count] of said) this.server.said.set(event, count)
    for (const [document, person] of this.honest.entries()) {
      const target = this.target(firstAttacker + attackers, document)
      // A mutant that is honest by chance may have taken the first text out.
      const cold = await asStranger(target, readRecord)
      if (hashRecord(cold) !== hashRecord(person.read())) {
        const parting = whereTheyPart(cold, person.read())
        wrongs.push(`a cold load of document ${document} reads another text: ${parting}`)
      }
    }
    return rows.flat()
  }

  private async readLog(document: number): Promise<LoggedRow[]> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [built('testing/read-log.js'), this.documentId(document)],
      { env: { PATH: process.env['PATH'], ...this.workspace.variables }, maxBuffer: 256 * 1024 * 1024 },
    )
    return JSON.parse(stdout) as LoggedRow[]
  }

  private target(person: number, document = 0): Target {
    const token = this.workspace.tokens[person]
    if (!token) throw new Error(`person ${person} was not made`)
    return { url: this.server.url, documentId: this.documentId(document), token }
  }

  private docOf(document: number): Y.Doc {
    return (this.honest[document] as HonestTypist).doc
  }

  private documentId(document: number): DocumentId {
    const id = [...this.workspace.documentIds, ...this.workspace.minutesIds][document]
    if (!id) throw new Error(`document ${document} was not made`)
    return id
  }
}

function whereTheyPart(...records: readonly CanonicalRecord[]): string {
  const [one = '', other = ''] = records.map((record) => JSON.stringify(record))
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return [one, other].map((text) => `…${text.slice(Math.max(0, at - 40), at + 40)}…`).join(' and ')
}

/** An answer that it is stored and a row of the log must go together, and a refusal and a row never. */
function compare(
  rows: readonly (readonly LoggedRow[])[],
  { takenFrames, refusedFrames }: AttackOutcome,
): string[] {
  // Of hostile updates none is taken; that is looked at elsewhere.
  const bySeq = [mutatedAgenda, mutatedMinutes].map(
    (document) => new Map(rows[document]?.map((row) => [row.seq, row.frameHash])),
  )
  const taken = new Set(takenFrames.map(({ frameHash }) => frameHash))
  const falsely = takenFrames.filter(
    ({ seq, frameHash }) => !bySeq.some((logged) => logged.get(seq) === frameHash),
  )
  const stored = rows.flat().filter(({ frameHash }) => refusedFrames.has(frameHash) && !taken.has(frameHash))
  return [
    ...(falsely.length > 0 ? [`${falsely.length} edits were acknowledged and are not in the log`] : []),
    ...(stored.length > 0 ? [`${stored.length} edits were refused and are in the log`] : []),
  ]
}
