/** The attackers, in a process of their own: what they cost themselves must not be taken for what they cost the honest. */
import { connectDocument, type LiveDocument } from '@tandem/provider'
import type { DocumentId } from '@tandem/shared/ids'
import type * as Y from 'yjs'
import { Attackers } from './attack.js'
import type { FromAttackers, Plan, ToAttackers } from './attack-process.js'
import { conducts } from './conducts.js'
import { diceFrom } from './dice.js'
import { Gate } from './gate.js'
import { minutesSceneOf } from './minutes-scene.js'
import { sceneOf } from './scene.js'

const attacksPerSecond = 150

const gate = new Gate(attacksPerSecond)
let attack: Attackers | null = null

process.on('message', (message: ToAttackers) => {
  if ('conduct' in message) void misbehave(message.conduct, message.plan)
  else if ('plan' in message) void run(message.plan).finally(() => process.disconnect())
  else gate[message.gate]()
})

async function run(plan: Plan): Promise<void> {
  const { attackers, documents, seed, silent, inputs, mutants } = plan
  const [reader] = attackers
  if (!reader) throw new Error('somebody has to attack')
  const read: LiveDocument[] = []
  const docOf = (documentId: DocumentId): Y.Doc => {
    const live = connectDocument({ ...reader, documentId })
    read.push(live)
    return live.doc
  }
  const [hostile, minutes] = [docOf(documents.hostile), docOf(documents.hostileMinutes)]
  const docs = [docOf(documents.mutants), docOf(documents.mutantsOfMinutes)] as const
  await Promise.all(read.map((live) => live.synced))
  attack = new Attackers({
    dice: diceFrom(seed + 1),
    attackers,
    documents,
    scene: sceneOf(hostile, silent.agenda),
    minutes: minutesSceneOf(minutes, silent.minutes),
    docs,
    gate,
    inputs,
    mutants,
  })
  await tell({ ready: true })
  await attack.run()
  await tell({ outcome: attack.outcome })
  await Promise.all(read.map((live) => live.destroy()))
}

async function misbehave(name: string, { attackers, documents, seed }: Plan): Promise<void> {
  const [attacker] = attackers
  const conduct = conducts[name]
  if (!attacker || !conduct) throw new Error(`nobody behaves like "${name}"`)
  const failed = await conduct({ ...attacker, documentId: documents.hostile }, diceFrom(seed + 2)).then(
    () => null,
    (error: unknown) => String(error),
  )
  await tell({ conducted: name, failed, sent: attack?.sent ?? 0 })
}

/** Resolves when it is said: whoever disconnects before takes it along. */
function tell(message: FromAttackers): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()))
}
