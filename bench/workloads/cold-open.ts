/**
 * A paper with every edit that made it, opened by the first client after a restart; and ten who open a
 * document at that moment at once and type, none of whose keys may go missing.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { Arrivals } from '../harness/arrivals.js'
import type { Stage } from '../harness/stage.js'
import { median } from '../harness/statistics.js'
import { readTrace, type Trace, traceIsMissing } from '../harness/traces.js'
import { holds, until, within } from '../harness/wait.js'
import { type Measurement, needsDisk, type Workload } from './workload.js'

const paper = 'automerge-paper'
/** Edits in one update: what a client brings that wrote without a line. */
const editsAtOnce = 200
const restarts = 3
const crowd = 10
const keysEach = 20

export const coldOpen: Workload = {
  name: 'cold-open',
  about: 'the automerge-paper trace (259,778 edits) opened first thing after a restart; then ten at once',
  rounds: ['automerge-paper'],
  withinMs: 150_000,
  missing: () => traceIsMissing(paper),
  leavesOut: needsDisk,
  async run(stage) {
    const trace = await readTrace(paper)
    if (stage.isSmall) shorten(trace)
    await stage.begin({ people: crowd, documents: 2 })
    await write(stage, trace)

    const complete: number[] = []
    const cpu: number[] = []
    const syncedLengths: number[] = []
    const length = trace.endContent.length
    for (let restart = 0; restart < (stage.isSmall ? 1 : restarts); restart += 1) {
      await stage.server.stop()
      await stage.beginAgain()
      await stage.server.settle()
      const before = await stage.server.usage()
      const start = performance.now()
      const reader = stage.call()
      let syncedLength = 0
      const synced = reader.synced.then(() => (syncedLength = reader.length('long')))
      await until(() => reader.length('long') === length, 30_000, 'the whole paper is there')
      complete.push(performance.now() - start)
      await within(synced, 10_000, 'the client says synced')
      await stage.server.settle()
      cpu.push((await stage.server.usage()).cpuMs - before.cpuMs)
      syncedLengths.push(syncedLength)
      stage.leaveAll()
    }
    return [
      { metric: 'complete', value: median(complete), unit: 'ms', raw: complete },
      { metric: 'server_cpu', value: median(cpu), unit: 'ms', raw: cpu },
      {
        metric: 'missing_at_synced',
        value: Math.max(...syncedLengths.map((each) => length - each)),
        unit: 'characters',
        raw: syncedLengths,
      },
      await openAtOnce(stage),
    ]
  },
}

async function openAtOnce(stage: Stage): Promise<Measurement> {
  await stage.server.stop()
  await stage.beginAgain()
  const clients = Array.from({ length: crowd }, (_, person) => stage.call(person, 1))
  const arrivals = new Arrivals()
  for (const client of clients) arrivals.watch(client)
  await Promise.all(
    clients.map(async (client) => {
      await within(client.synced, 30_000, 'all are in')
      for (let key = 0; key < keysEach; key += 1) arrivals.type(client)
    }),
  )
  const expected = crowd * keysEach * (crowd - 1)
  await holds(() => arrivals.arrived >= expected, 5_000)
  return { metric: 'missing_of_ten_at_once', value: expected - arrivals.arrived, unit: 'edits' }
}

/** Types the whole trace, and waits until the server has it and has written it. */
async function write(stage: Stage, trace: Trace): Promise<void> {
  const writer = await stage.join()
  const text = writer.text('long')
  for (let from = 0; from < trace.edits.length; from += editsAtOnce) {
    writer.doc.transact(() => {
      for (const [at, deleted, inserted] of trace.edits.slice(from, from + editsAtOnce)) {
        if (deleted > 0) text.delete(at, deleted)
        if (inserted.length > 0) text.insert(at, inserted)
      }
    })
    await turn()
  }
  if (text.toString() !== trace.endContent) throw new Error('the trace does not end in its own text')
  const reader = await stage.join(1)
  await until(() => reader.length('long') === text.length, 60_000, 'the server has the whole paper')
  await stage.server.settle()
  stage.leaveAll()
  await stage.server.settle()
}

function shorten(trace: Trace): void {
  trace.edits = trace.edits.slice(0, 2_000)
  let text = trace.startContent
  for (const [at, deleted, inserted] of trace.edits) {
    text = text.slice(0, at) + inserted + text.slice(at + deleted)
  }
  trace.endContent = text
}
