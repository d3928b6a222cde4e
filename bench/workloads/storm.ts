/** The server is killed under 150 clients; some type on. Back and complete: everyone has every key. */
import { Arrivals } from '../harness/arrivals.js'
import { countReceivedBytes } from '../harness/received-bytes.js'
import { holds, until } from '../harness/wait.js'
import { needsMemory, type Workload } from './workload.js'

const people = 150
/** How many type while the server is away, and how much: their keys prove that they are back. */
const typists = 10
const keysEach = 5
const textLength = 5_000
const backWithinMs = 30_000

export const storm: Workload = {
  name: 'storm',
  about: `${people} clients return after a kill, until each has all that was typed meanwhile`,
  rounds: [`${people} clients`],
  withinMs: 90_000,
  leavesOut: needsMemory,
  async run(stage) {
    const count = stage.isSmall ? 15 : people
    await stage.begin({ people: count })
    const clients = await stage.joinAll(count)
    clients[0]?.text().insert(0, 'a paper of some length '.repeat(textLength / 23))
    const complete = clients[0]?.text().length ?? 0
    await until(
      () => clients.every((each) => each.text().length === complete),
      20_000,
      'the text is everywhere',
    )
    await stage.server.settle()

    const arrivals = new Arrivals()
    for (const client of clients) arrivals.watch(client)
    const received = countReceivedBytes()
    await stage.server.kill()
    for (let key = 0; key < typists * keysEach; key += 1) {
      const client = clients[key % typists]
      if (client) arrivals.type(client)
    }
    await stage.beginAgain()
    const listeningAt = stage.server.listeningAt
    const expected = arrivals.typed * (count - 1)
    const allBack = await holds(() => arrivals.arrived >= expected, backWithinMs)
    const seconds = (performance.now() - listeningAt) / 1000
    const megabytes = received.read() / 1e6
    received.stop()
    const texts = new Set(clients.map((each) => each.text().toString()))
    return [
      { metric: 'back', value: allBack ? seconds : Number.NaN, unit: 's' },
      { metric: 'received', value: megabytes, unit: 'MB' },
      { metric: 'missing', value: expected - arrivals.arrived, unit: 'edits' },
      { metric: 'different_texts', value: texts.size - 1, unit: 'texts' },
    ]
  },
}
