/**
 * Minutes of 100 pages in a real browser: from the key to the frame that shows it, alone and while five
 * others write, turn and turn about in one run; how long what others wrote takes to be taken in; how long the
 * record takes to open, and a new line in the middle of it.
 */
import { chromium, type CDPSession, type Page } from '@playwright/test'
import type { LiveDocument } from '@tandem/provider'
import { minutesTextOf } from '@tandem/shared/documents'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { quantile } from '../harness/statistics.js'
import { until } from '../harness/wait.js'
import type { Measurement } from '../workloads/workload.js'
import { Workspace } from './workspace.js'

const pages = 100
const others = 5
/** Of each of the others: brisk typing. */
const keysPerSecond = 6
const turns = 4
const keysInTurn = 60
const betweenKeysMs = 80
const betweenLinesMs = 400
const remoteForMs = 8_000

interface Sizes {
  pages: number
  turns: number
  keysInTurn: number
  remoteForMs: number
}

export async function inChromium(isSmall: boolean): Promise<Measurement[]> {
  const sizes: Sizes = isSmall
    ? { pages: 3, turns: 1, keysInTurn: 10, remoteForMs: 1_000 }
    : { pages, turns, keysInTurn, remoteForMs }
  const workspace = await Workspace.start(sizes.pages)
  const browser = await chromium.launch({
    ...(process.env['E2E_CHROMIUM'] && { executablePath: process.env['E2E_CHROMIUM'] }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [],
  })
  try {
    const me = await workspace.signIn('usa.note')
    const context = await browser.newContext({
      baseURL: workspace.server.address,
      viewport: { width: 1440, height: 900 },
      extraHTTPHeaders: {},
    })
    const [name = '', value = ''] = me.cookie.split('=')
    await context.addCookies([{ name, value, url: workspace.server.address }])
    await context.addInitScript((userId) => localStorage.setItem('tandem.user', userId), me.userId)
    const page = await context.newPage()
    const opened = performance.now()
    await page.goto(`/documents/${workspace.documentId}`)
    const caretIn = workspace.blocks[Math.floor(workspace.blocks.length / 2)]?.id ?? ''
    await page.locator(`[data-id="${caretIn}"]`).first().waitFor({ timeout: 60_000 })
    const openMs = performance.now() - opened
    const writers = await Promise.all(Array.from({ length: others }, () => workspace.writer()))
    return [
      { metric: 'opened', value: openMs, unit: 'ms' },
      ...(await keyToFrame(page, workspace, writers, caretIn, sizes)),
      ...(await takenIn(page, workspace, writers, sizes)),
      ...(await enterToFrame(page, sizes)),
    ]
  } finally {
    await browser.close()
    await workspace.end()
  }
}

async function keyToFrame(
  page: Page,
  workspace: Workspace,
  writers: readonly LiveDocument[],
  caretIn: string,
  { turns: rounds, keysInTurn: keys }: Sizes,
): Promise<Measurement[]> {
  await page.evaluate(watchKeys)
  const text = page.locator(`[data-id="${caretIn}"]`).first()
  await text.scrollIntoViewIfNeeded()
  await text.click()
  await page.keyboard.press('End')
  await page.keyboard.type('warm up ', { delay: betweenKeysMs })
  const alone: number[] = []
  const together: number[] = []
  for (let turn = 0; turn < rounds; turn += 1) {
    alone.push(...(await typed(page, keys)))
    const stop = typeOn(writers, workspace)
    await pause(500)
    together.push(...(await typed(page, keys)))
    stop()
    await pause(500)
  }
  const [p95Alone, p95Together] = [quantile(alone, 0.95), quantile(together, 0.95)]
  return [
    { metric: 'key_to_frame_alone_p50', value: quantile(alone, 0.5), unit: 'ms' },
    { metric: 'key_to_frame_alone_p95', value: p95Alone, unit: 'ms', raw: alone },
    { metric: 'key_to_frame_together_p50', value: quantile(together, 0.5), unit: 'ms' },
    { metric: 'key_to_frame_together_p95', value: p95Together, unit: 'ms', raw: together },
    { metric: 'together_to_alone_p95', value: p95Together / p95Alone, unit: 'ratio' },
  ]
}

/** A new line in the middle, which gives half of the paragraphs another number, and back, over and over. */
async function enterToFrame(page: Page, { keysInTurn: keys }: Sizes): Promise<Measurement[]> {
  await page.evaluate(() => void (window.keyTimes = []))
  for (let key = 0; key < keys / 2; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? 'Enter' : 'Backspace')
    await pause(betweenLinesMs)
  }
  const times = await page.evaluate(() => window.keyTimes)
  return [
    { metric: 'enter_to_frame_p50', value: quantile(times, 0.5), unit: 'ms' },
    { metric: 'enter_to_frame_p95', value: quantile(times, 0.95), unit: 'ms', raw: times },
  ]
}

async function typed(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => void (window.keyTimes = []))
  for (let key = 0; key < keys; key += 1) await page.keyboard.type('x', { delay: betweenKeysMs })
  return page.evaluate(() => window.keyTimes)
}

declare global {
  interface Window {
    keyTimes: number[]
  }
}

/** From the key's own time stamp to the end of the frame in which it is drawn. */
function watchKeys(): void {
  window.keyTimes = []
  addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => window.keyTimes.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

/** Each of the writers types in a paragraph of his own, spread over the record. */
function typeOn(writers: readonly LiveDocument[], { languages }: Workspace): () => void {
  const timers = writers.map((writer, index) =>
    setInterval(() => {
      const language = languages[index % languages.length] ?? 'en'
      const nodes = minutesTextOf(writer.doc, language)
      const at = Math.floor(((index + 1) * nodes.length) / (writers.length + 2))
      const text = (nodes.get(at) as Y.XmlElement).get(0)
      if (text instanceof Y.XmlText) text.insert(text.length, 'y')
    }, 1000 / keysPerSecond),
  )
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

/** How long the page is busy with each message that brings others' words, by the browser's own trace. */
async function takenIn(
  page: Page,
  workspace: Workspace,
  writers: readonly LiveDocument[],
  sizes: Sizes,
): Promise<Measurement[]> {
  const session = await page.context().newCDPSession(page)
  const trace = await record(session, async () => {
    const stop = typeOn(writers, workspace)
    await pause(sizes.remoteForMs)
    stop()
    await Promise.all(writers.map((writer) => writer.stored()))
  })
  const busy = timesOfMessages(trace)
  return [
    { metric: 'taken_in_p50', value: quantile(busy, 0.5), unit: 'ms' },
    { metric: 'taken_in_p95', value: quantile(busy, 0.95), unit: 'ms', raw: busy },
    { metric: 'messages', value: busy.length, unit: 'messages' },
  ]
}

interface TraceEvent {
  name: string
  /** Microseconds. */
  ts: number
  tid: number
  dur?: number
}

/** For each message that came, how long the browser's task lasted in which the page took it in, in ms. */
function timesOfMessages(trace: readonly TraceEvent[]): number[] {
  const tasks = trace.filter(({ name }) => name === 'RunTask').toSorted((a, b) => a.ts - b.ts)
  return trace
    .filter(({ name }) => name === 'WebSocketReceive')
    .map(({ ts, tid }) =>
      tasks.find((task) => task.tid === tid && task.ts <= ts && ts <= task.ts + (task.dur ?? 0)),
    )
    .filter((task) => task !== undefined)
    .map(({ dur }) => (dur ?? 0) / 1000)
}

async function record(session: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  let ended = false
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  session.on('Tracing.tracingComplete', () => void (ended = true))
  await session.send('Tracing.start', {
    categories: 'devtools.timeline,disabled-by-default-devtools.timeline',
    transferMode: 'ReportEvents',
  })
  await act()
  await session.send('Tracing.end')
  await until(() => ended, 20_000, 'the trace is told')
  return events
}
