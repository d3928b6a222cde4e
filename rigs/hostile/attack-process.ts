/** Starts the attackers' process and holds its reins. */
import type { DocumentId } from '@tandem/shared/ids'
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { within } from '../harness/wait.js'
import type { AttackOutcome } from './attack.js'

/** Apart, since mutants that are honest by chance may delete what hostile updates point at. */
export interface Targets {
  hostile: DocumentId
  mutants: DocumentId
  hostileMinutes: DocumentId
  mutantsOfMinutes: DocumentId
}

export interface Plan {
  attackers: readonly { url: string; token: string }[]
  documents: Targets
  seed: number
  /** The client ids of someone who wrote in the documents of hostile updates and has left. */
  silent: { agenda: number; minutes: number }
  inputs: number
  mutants: number
}

export type ToAttackers = { plan: Plan } | { gate: 'open' | 'close' } | { conduct: string; plan: Plan }
export type FromAttackers =
  { ready: true } | { outcome: AttackOutcome } | { conducted: string; failed: string | null; sent: number }

const readyWithinMs = 60_000
const conductWithinMs = 60_000

export class AttackProcess {
  private readonly child: ChildProcess
  private readonly plan: Plan
  private readonly hearing = new Set<(message: FromAttackers) => void>()
  /** What came of it all; null when the process ended without a word. */
  readonly outcome: Promise<AttackOutcome | null>
  isDone = false

  private constructor(plan: Plan) {
    this.plan = plan
    this.child = fork(fileURLToPath(new URL('attack-program.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      serialization: 'advanced',
    })
    const endWithUs = (): void => void this.child.kill('SIGKILL')
    process.once('exit', endWithUs)
    this.child.on('message', (message) => {
      for (const hear of this.hearing) hear(message as FromAttackers)
    })
    this.outcome = new Promise<AttackOutcome | null>((resolve) => {
      this.hearing.add((message) => 'outcome' in message && resolve(message.outcome))
      this.child.once('exit', () => process.off('exit', endWithUs))
      // Not when it ends: what it said last may still be on its way.
      this.child.once('disconnect', () => resolve(null))
    }).finally(() => {
      this.isDone = true
    })
  }

  static async start(plan: Plan): Promise<AttackProcess> {
    const attackers = new AttackProcess(plan)
    const ready = attackers.hears((message) => 'ready' in message)
    attackers.say({ plan })
    await within(Promise.race([ready, attackers.outcome]), readyWithinMs, 'the attackers are ready')
    return attackers
  }

  /** May they? */
  let(gate: 'open' | 'close'): void {
    this.say({ gate })
  }

  /** @returns why it did not go as it must, or null */
  async misbehave(conduct: string): Promise<string | null> {
    const done = this.hears((message) => 'conducted' in message && message.conducted === conduct)
    this.say({ conduct, plan: this.plan })
    const answer = await within(Promise.race([done, this.outcome]), conductWithinMs, conduct)
    return answer !== null && 'failed' in answer ? answer.failed : null
  }

  end(): void {
    this.child.kill('SIGKILL')
  }

  private say(message: ToAttackers): void {
    if (this.child.connected) this.child.send(message)
  }

  private hears(matches: (message: FromAttackers) => boolean): Promise<FromAttackers> {
    return new Promise((resolve) => {
      const hear = (message: FromAttackers): void => {
        if (!matches(message)) return
        this.hearing.delete(hear)
        resolve(message)
      }
      this.hearing.add(hear)
    })
  }
}
