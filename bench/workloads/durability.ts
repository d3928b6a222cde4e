/** Edits that were acknowledged, and are gone after a kill of the server and the end of its clients. */
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { quantile } from '../harness/statistics.js'
import type { Stage } from '../harness/stage.js'
import { within } from '../harness/wait.js'
import type { Client } from '../systems/system.js'
import { type Measurement, needsDisk, type Workload } from './workload.js'

const kills = 10
const writers = 5
const crowd = 100
const keysPerSecond = 50

export const durability: Workload = {
  name: 'durability',
  about: `${kills} kills under ${writers} writers; and how soon an edit is acknowledged with ${crowd} clients`,
  rounds: ['kills', 'acknowledgement'],
  withinMs: 120_000,
  leavesOut: (system) => needsDisk(system) ?? (system.acknowledges ? null : 'acknowledges nothing'),
  run: (stage, round) => (round === 'kills' ? killAgainAndAgain(stage) : timeAcknowledgements(stage)),
}

async function killAgainAndAgain(stage: Stage): Promise<Measurement[]> {
  const acknowledged: string[] = []
  const lost: number[] = []
  await stage.begin({ people: writers + 1 })
  for (let kill = 0; kill < (stage.isSmall ? 2 : kills); kill += 1) {
    const clients = await stage.joinAll(writers)
    const run = { ended: false }
    const typing = clients.map((client, writer) =>
      typeTokens(client, `${kill}.${writer}`, run).then((tokens) => acknowledged.push(...tokens)),
    )
    await pause(randomInt(500, 2_500))
    await stage.server.kill()
    run.ended = true
    stage.leaveAll()
    await Promise.all(typing)
    await stage.beginAgain()
    const witness = await stage.join(writers)
    const text = witness.text().toString()
    lost.push(acknowledged.filter((token) => !text.includes(token)).length)
    stage.leaveAll()
  }
  return [
    // What a later kill finds missing includes what an earlier one lost.
    { metric: 'lost', value: lost.at(-1) ?? Number.NaN, unit: 'edits', raw: lost },
    { metric: 'acknowledged', value: acknowledged.length, unit: 'edits' },
  ]
}

/** Types one token after the other, each when the one before it is acknowledged; answers those that were. */
async function typeTokens(client: Client, name: string, run: { ended: boolean }): Promise<string[]> {
  const tokens: string[] = []
  let stored: () => void = () => undefined
  client.onStored?.(() => stored())
  const ended = new Promise<'ended'>((resolve) => {
    const look = setInterval(() => {
      if (!run.ended) return
      clearInterval(look)
      resolve('ended')
    }, 5)
  })
  for (let count = 0; !run.ended; count += 1) {
    const token = `[${name}.${count}]`
    const answered = new Promise<void>((resolve) => (stored = resolve))
    client.text().insert(client.text().length, token)
    if ((await Promise.race([answered, ended])) === 'ended') break
    tokens.push(token)
    await pause(10)
  }
  return tokens
}

async function timeAcknowledgements(stage: Stage): Promise<Measurement[]> {
  const count = stage.isSmall ? 10 : crowd
  await stage.begin({ people: count })
  const clients = await stage.joinAll(count)
  const stored = clients.map(() => (): void => undefined)
  clients.forEach((client, index) => client.onStored?.(() => stored[index]?.()))
  const times: number[] = []
  const waiting: Promise<void>[] = []
  const keys = (stage.isSmall ? 1 : 5) * keysPerSecond
  for (let key = 0; key < keys; key += 1) {
    const index = key % count
    const line = clients[index]?.text()
    const at = performance.now()
    waiting.push(
      new Promise<void>((resolve) => {
        stored[index] = () => {
          times.push(performance.now() - at)
          stored[index] = () => undefined
          resolve()
        }
      }),
    )
    line?.insert(line.length, 'a')
    await pause(1_000 / keysPerSecond)
  }
  await within(Promise.all(waiting), 10_000, 'every edit is acknowledged')
  return [
    { metric: 'acknowledged_p50', value: quantile(times, 0.5), unit: 'ms', raw: times },
    { metric: 'acknowledged_p99', value: quantile(times, 0.99), unit: 'ms' },
  ]
}
