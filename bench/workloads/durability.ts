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
  const seconds = stage.isSmall ? 1 : 10
  await stage.begin({ people: count })
  const clients = await stage.joinAll(count)
  const stored = clients.map(() => (): void => undefined)
  clients.forEach((client, index) => client.onStored?.(() => stored[index]?.()))

  /** Keys typed by the clients in turn; answers how long each took to be acknowledged, ms. */
  async function timeKeys(keys: number): Promise<number[]> {
    const waiting: Promise<number>[] = []
    for (let key = 0; key < keys; key += 1) {
      const index = key % count
      const at = performance.now()
      waiting.push(
        new Promise((resolve) => {
          stored[index] = () => {
            stored[index] = () => undefined
            resolve(performance.now() - at)
          }
        }),
      )
      const line = clients[index]?.text()
      line?.insert(line.length, 'a')
      await pause(1_000 / keysPerSecond)
    }
    return within(Promise.all(waiting), 10_000, 'every edit is acknowledged')
  }

  // First what is not counted: everyone has just come, and nothing has been compiled.
  await timeKeys(seconds * keysPerSecond)
  const times = await timeKeys(seconds * keysPerSecond)
  return [
    { metric: 'acknowledged_p50', value: quantile(times, 0.5), unit: 'ms', raw: times },
    { metric: 'acknowledged_p99', value: quantile(times, 0.99), unit: 'ms' },
  ]
}
