/** Sends hostile inputs over both wires from several lines at once, and judges what comes back. */
import { toWire } from '@tandem/shared/protocol'
import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { updateMessage } from '../../server/src/documents/yjs-messages.js'
import { type Reaction, SocketCaller, type Target, YjsCaller } from './callers.js'
import type { Targets } from './attack-process.js'
import type { Gate } from './gate.js'
import { frameFamilies, messageFamilies } from './hostile-messages.js'
import { minutesFamilies } from './hostile-minutes.js'
import { type Dice, heavyFamilies, updateFamilies } from './hostile-updates.js'
import type { MinutesScene } from './minutes-scene.js'
import { honestUpdate, mutate } from './mutate.js'
import type { Scene } from './scene.js'

export interface Attack {
  dice: Dice
  attackers: readonly Omit<Target, 'documentId'>[]
  documents: Targets
  scene: Scene
  minutes: MinutesScene
  /** The documents mutants are for, as they are now: an agenda, minutes. */
  docs: readonly [Y.Doc, Y.Doc]
  gate: Gate
  inputs: number
  mutants: number
}

export interface AttackOutcome {
  wrongs: string[]
  /** By family, how many were generated. */
  families: Map<string, number>
  mutants: { refused: number; taken: number; untold: number }
  reasons: Map<string, number>
  /** Hashes of frames that were refused, and of those that were taken with their row. */
  refusedFrames: Set<string>
  takenFrames: { seq: number; frameHash: string }[]
}

export function emptyOutcome(): AttackOutcome {
  return {
    wrongs: [],
    families: new Map(),
    mutants: { refused: 0, taken: 0, untold: 0 },
    reasons: new Map(),
    refusedFrames: new Set(),
    takenFrames: [],
  }
}

type Attacker = Attack['attackers'][number]

export type Input = { family: string } & (
  | { over: 'socket' | 'yjs'; update: Uint8Array; isMutant: boolean; isForMinutes: boolean }
  | { over: 'frame' | 'message' }
)

const linesOfEachWire = 5
/** Less than a line may send at once, so that rates refuse nothing that should be judged. */
const editsOnLine = 55
const mutantsOfOne = 25
/** Over y-websocket nobody says that an update was taken. */
const takenAfterMs = 80

export class Attackers {
  private readonly attack: Attack
  private readonly inputs: Iterator<Input>
  readonly outcome = emptyOutcome()

  constructor(attack: Attack) {
    this.attack = attack
    this.inputs = generate(attack)
  }

  get sent(): number {
    return [...this.outcome.families.values()].reduce((sum, count) => sum + count, 0)
  }

  async run(): Promise<void> {
    const lines = Array.from({ length: 2 * linesOfEachWire }, (_, line) => this.line(line))
    await Promise.all(lines)
  }

  private async line(line: number): Promise<void> {
    const { attackers, gate } = this.attack
    const attacker = attackers[line % attackers.length] as Attacker
    let caller: { socket: SocketCaller; edits: number } | null = null
    while (this.outcome.wrongs.length === 0) {
      await gate.pass()
      const next = this.inputs.next()
      if (next.done) break
      const input = next.value
      if (input.over === 'yjs' || input.over === 'message') {
        await this.overYjs(input, this.targetOf(input, attacker))
        continue
      }
      if (!caller || !caller.socket.isOpen || caller.edits >= editsOnLine) {
        caller?.socket.hangUp()
        caller = { socket: await this.join(attacker), edits: 0 }
      }
      caller.edits += 1
      await this.overSocket(input, this.targetOf(input, attacker), caller.socket)
    }
    caller?.socket.hangUp()
  }

  private targetOf(input: Input, attacker: Attacker): Target {
    const { hostile, mutants, hostileMinutes, mutantsOfMinutes } = this.attack.documents
    if (!('update' in input)) return { ...attacker, documentId: hostile }
    const [ofAgenda, ofMinutes] = input.isMutant ? [mutants, mutantsOfMinutes] : [hostile, hostileMinutes]
    return { ...attacker, documentId: input.isForMinutes ? ofMinutes : ofAgenda }
  }

  private async join(attacker: Attacker): Promise<SocketCaller> {
    const { documents, dice } = this.attack
    const socket = await SocketCaller.call(attacker)
    for (const documentId of Object.values(documents)) {
      const joined = await socket.ask('open', { documentId, clientId: dice.below(2 ** 32) })
      if (joined.kind !== 'taken')
        throw new Error(`an attacker could not even join: ${JSON.stringify(joined)}`)
    }
    return socket
  }

  private async overSocket(input: Input, target: Target, socket: SocketCaller): Promise<void> {
    const { documentId } = target
    if ('update' in input) {
      const update = wire(input.update)
      this.note(input, await socket.ask('edit', { documentId, update }))
      return
    }
    const family = frameFamilies[input.family]
    const frame = family?.(this.attack.dice, documentId)
    if (!frame) return
    if ('packets' in frame) this.note(input, await socket.say(...frame.packets))
    else this.note(input, await socket.ask(frame.event, frame.payload))
  }

  private async overYjs(input: Input, target: Target): Promise<void> {
    const { dice } = this.attack
    const own = dice.below(2 ** 32)
    const caller = await YjsCaller.call(target, own)
    if ('update' in input) {
      caller.send(updateMessage(input.update))
      this.note(input, await caller.reaction(input.isMutant ? takenAfterMs : undefined))
    } else {
      const family = messageFamilies[input.family]
      if (family) caller.send(family(dice, own))
      this.note(input, await caller.reaction())
    }
    caller.hangUp()
  }

  private note(input: Input, reaction: Reaction): void {
    const { wrongs, reasons, mutants, families } = this.outcome
    families.set(input.family, (families.get(input.family) ?? 0) + 1)
    const reason = reaction.kind === 'refused' ? reaction.reason : reaction.kind
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    if ('update' in input) this.noteFrame(input.update, reaction)
    if ('update' in input && input.isMutant) {
      if (reaction.kind === 'taken') mutants.taken += 1
      else if (reaction.kind === 'ignored') mutants.untold += 1
      else mutants.refused += 1
      return
    }
    const mayBeIgnored = input.over === 'frame' && reaction.kind === 'ignored'
    if (reaction.kind === 'refused' || reaction.kind === 'cut' || mayBeIgnored) return
    const shown = 'update' in input ? ` ${Buffer.from(input.update.slice(0, 60)).toString('hex')}` : ''
    wrongs.push(`"${input.family}" over ${input.over} was ${reaction.kind}, not refused${shown}`)
  }

  private noteFrame(update: Uint8Array, reaction: Reaction): void {
    const frameHash = createHash('sha256').update(update).digest('hex')
    if (reaction.kind === 'refused') this.outcome.refusedFrames.add(frameHash)
    // Null: all of it was there already, and no row was written.
    if (reaction.kind === 'taken' && reaction.seq !== null) {
      this.outcome.takenFrames.push({ seq: reaction.seq, frameHash })
    }
  }
}

/** As base64 whatever the size: the server takes both, and what is too large is refused as either. */
function wire(update: Uint8Array): unknown {
  const short = toWire(update)
  return typeof short === 'string' ? short : Buffer.from(update).toString('base64')
}

export function* generate({
  dice,
  scene,
  minutes,
  docs,
  inputs,
  mutants,
}: Pick<Attack, 'dice' | 'scene' | 'minutes' | 'docs' | 'inputs' | 'mutants'>): Generator<Input> {
  const frames = Object.keys(frameFamilies)
  const messages = Object.keys(messageFamilies)
  let left = { inputs, mutants }
  let honest: { update: Uint8Array; left: number; isForMinutes: boolean } | null = null
  while (left.inputs + left.mutants > 0) {
    if (dice.below(left.inputs + left.mutants) < left.inputs) {
      left = { ...left, inputs: left.inputs - 1 }
      const among = dice.below(10)
      if (among === 0) yield { over: 'frame', family: dice.pick(frames) }
      else if (among === 1) yield { over: 'message', family: dice.pick(messages) }
      else yield among < 6 ? familyUpdate(dice, scene) : minutesUpdate(dice, minutes)
    } else {
      left = { ...left, mutants: left.mutants - 1 }
      if (!honest || honest.left === 0) {
        const isForMinutes = dice.below(2) === 0
        honest = { update: honestUpdate(docs[isForMinutes ? 1 : 0], dice), left: mutantsOfOne, isForMinutes }
      }
      honest.left -= 1
      const update = mutate(honest.update, dice)
      const family = honest.isForMinutes ? 'mutants of minutes' : 'mutants'
      const over = dice.below(5) === 0 ? 'yjs' : 'socket'
      yield { over, family, update, isMutant: true, isForMinutes: honest.isForMinutes }
    }
  }
}

function familyUpdate(dice: Dice, scene: Scene): Input {
  const names = Object.keys(updateFamilies)
  let family = dice.pick(names)
  while (heavyFamilies.has(family) && dice.below(8) > 0) family = dice.pick(names)
  const update = updateFamilies[family]?.(dice, scene, dice.below(2 ** 31)) ?? new Uint8Array()
  return {
    over: dice.below(2) === 0 ? 'socket' : 'yjs',
    family,
    update,
    isMutant: false,
    isForMinutes: false,
  }
}

function minutesUpdate(dice: Dice, scene: MinutesScene): Input {
  const names = Object.keys(minutesFamilies)
  let family = dice.pick(names)
  while (heavyFamilies.has(family) && dice.below(8) > 0) family = dice.pick(names)
  const update = minutesFamilies[family]?.(dice, scene, dice.below(2 ** 31)) ?? new Uint8Array()
  return { over: dice.below(2) === 0 ? 'socket' : 'yjs', family, update, isMutant: false, isForMinutes: true }
}
