/** The attackers, in a process of their own: what they cost themselves must not be taken for what they cost the honest. */
import { connectDocument } from '@tandem/provider'
import { Attackers } from './attack.js'
import type { FromAttackers, Plan, ToAttackers } from './attack-process.js'
import { conducts } from './conducts.js'
import { diceFrom } from './dice.js'
import { Gate } from './gate.js'
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
  const read = [documents.hostile, documents.mutants].map((documentId) =>
    connectDocument({ ...reader, documentId }),
  )
  await Promise.all(read.map((live) => live.synced))
  const [hostile, mutated] = read.map((live) => live.doc)
  if (!hostile || !mutated) throw new Error('there are two documents')
  const scene = sceneOf(hostile, silent)
  attack = new Attackers({
    dice: diceFrom(seed + 1),
    attackers,
    documents,
    scene,
    doc: mutated,
    gate,
    inputs,
    mutants,
  })
  tell({ ready: true })
  await attack.run()
  tell({ outcome: attack.outcome })
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
  tell({ conducted: name, failed, sent: attack?.sent ?? 0 })
}

function tell(message: FromAttackers): void {
  process.send?.(message)
}
