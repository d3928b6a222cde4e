/** Five hundred documents opened and closed three times: what each holds while open, and after. */
import type { Client } from '../systems/system.js'
import { until } from '../harness/wait.js'
import type { Usage } from '../harness/server-process.js'
import type { Stage } from '../harness/stage.js'
import { needsMemory, type Workload } from './workload.js'

const documents = 500
const characters = 1_000
const times = 3
const people = 100
const openAtOnce = 25
const warmUp = 20

export const manyDocuments: Workload = {
  name: 'documents',
  about: `${documents} documents of 1 KB opened and closed ${times} times, each with a connection of its own`,
  rounds: [`${documents} documents`],
  withinMs: 120_000,
  leavesOut: needsMemory,
  async run(stage) {
    const count = stage.isSmall ? 20 : documents
    await stage.begin({ people, documents: count + warmUp, characters })
    // A few first, so that what the process needs once is not counted to the documents.
    await openAll(stage, count, warmUp)
    const before = await closeAll(stage)
    const open: Usage[] = []
    const closed: Usage[] = []
    for (let time = 0; time < times; time += 1) {
      await openAll(stage, 0, count)
      open.push(await stage.server.usage({ collect: true }))
      closed.push(await closeAll(stage))
    }
    const rss = ({ rssBytes }: Usage): number => rssBytes / 1000
    const held = ({ heldBytes }: Usage): number => heldBytes / 1000
    return [
      {
        metric: 'rss_per_open',
        value: (rss(open[0] ?? before) - rss(before)) / count,
        unit: 'KB',
        raw: open.map(rss),
      },
      // What is still referred to tells a leak to the byte; the process' size also moves by itself.
      {
        metric: 'held_per_closed',
        value: growth(closed.map(held), count),
        unit: 'KB',
        raw: closed.map(held),
      },
      {
        metric: 'held_per_open',
        value: (held(open[0] ?? before) - held(before)) / count,
        unit: 'KB',
        raw: open.map(held),
      },
      { metric: 'rss_per_closed', value: growth(closed.map(rss), count), unit: 'KB', raw: closed.map(rss) },
    ]
  },
}

/** For each document closed after the first time: what that took is used again later. */
function growth(closed: readonly number[], count: number): number {
  return ((closed.at(-1) ?? Number.NaN) - (closed[0] ?? Number.NaN)) / ((closed.length - 1) * count)
}

async function openAll(stage: Stage, first: number, count: number): Promise<void> {
  const clients: Client[] = []
  while (clients.length < count) {
    const next = Array.from({ length: Math.min(openAtOnce, count - clients.length) }, (_, index) => {
      const document = first + clients.length + index
      return stage.join(document % people, document)
    })
    clients.push(...(await Promise.all(next)))
  }
  if (stage.system.keeps === 'nothing') return
  for (const client of clients) {
    if (client.text().length === 0) client.text().insert(0, 'x'.repeat(characters))
  }
  await until(() => clients.every((each) => each.text().length >= characters), 20_000, 'every text is there')
  await stage.server.settle()
}

async function closeAll(stage: Stage): Promise<Usage> {
  stage.leaveAll()
  await stage.server.settle()
  return stage.server.usage({ collect: true })
}
