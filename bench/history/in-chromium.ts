/**
 * The history of minutes of a hundred pages with tens of thousands of edits in a real browser: how long it takes to
 * open, to compare other positions, and how long the page is busy at a time while one moves through it [H7].
 */
import { type Browser, type BrowserContext, chromium, type CDPSession, type Page } from '@playwright/test'
import { UserId } from '@tandem/shared/ids'
import { setTimeout as pause } from 'node:timers/promises'
import { Workspace } from '../editor/workspace.js'
import { median, quantile } from '../harness/statistics.js'
import { until } from '../harness/wait.js'
import type { Measurement } from '../workloads/workload.js'
import { writeLong } from './long-writing.js'

const writers = ['kor.secretary', 'usa.note', 'usa.hod']
const [openings, comparisons, traces] = [5, 7, 5]
const playForMs = 3_000
/** A hand that draws the playhead along. */
const [dragSteps, betweenDragsMs] = [60, 30]

export async function historyInChromium(isSmall: boolean): Promise<Measurement[]> {
  const [pages, edits] = isSmall ? [3, 600] : [100, 30_000]
  const workspace = await Workspace.start(pages)
  const browser = await chromium.launch({
    ...(process.env['E2E_CHROMIUM'] && { executablePath: process.env['E2E_CHROMIUM'] }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [],
  })
  try {
    const authors = await Promise.all(
      writers.map(async (login) => UserId.parse((await workspace.signIn(login)).userId)),
    )
    const { folder, documentId } = workspace
    await workspace.restart(() => writeLong({ folder, documentId, authors, edits }))
    const first = await openedFirst(browser, workspace)
    await workspace.restart(() => Promise.resolve())
    const firstWhole = await openedFirst(browser, workspace, '?from=1')
    await workspace.restart(() => Promise.resolve())
    const page = await pageAt(browser, workspace)
    await opened(page, workspace)
    const again: number[] = []
    for (let done = 0; done < openings; done += 1) again.push(await opened(page, workspace))
    const head = edits
    const compared: number[] = []
    for (let done = 0; done < comparisons; done += 1) {
      const from = Math.floor(((done + 1) * head) / (comparisons + 2))
      compared.push(await comparedAt(page, { from, to: head - done * 7 }))
    }
    const near: number[] = []
    for (let done = 0; done < comparisons; done += 1)
      near.push(await comparedAt(page, { from: head - 300 - done * 11, to: head - done }))
    await comparedAt(page, { from: Math.floor(head / 2), to: head })
    return [
      { metric: 'opened_first', value: first, unit: 'ms' },
      { metric: 'opened_first_against_its_beginning', value: firstWhole, unit: 'ms' },
      { metric: 'opened', value: median(again), unit: 'ms', raw: again },
      { metric: 'compared', value: median(compared), unit: 'ms', raw: compared },
      { metric: 'compared_near', value: median(near), unit: 'ms', raw: near },
      ...(await moving(page, isSmall ? 1 : traces)),
    ]
  } finally {
    await browser.close()
    await workspace.end()
  }
}

async function contextFor(browser: Browser, workspace: Workspace): Promise<BrowserContext> {
  const me = await workspace.signIn('usa.note')
  const context = await browser.newContext({
    baseURL: workspace.server.address,
    viewport: { width: 1440, height: 900 },
  })
  // What the runner of this file puts around named functions is not known in the page.
  await context.addInitScript('globalThis.__name = (named) => named')
  const [name = '', value = ''] = me.cookie.split('=')
  await context.addCookies([{ name, value, url: workspace.server.address }])
  await context.addInitScript((userId) => localStorage.setItem('tandem.user', userId), me.userId)
  return context
}

/** The program itself is there already; the history is not. */
async function pageAt(browser: Browser, workspace: Workspace): Promise<Page> {
  const page = await (await contextFor(browser, workspace)).newPage()
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  return page
}

/** By a server that was just started, which has read nothing of the document yet, in ms. */
async function openedFirst(browser: Browser, workspace: Workspace, compared = ''): Promise<number> {
  const page = await pageAt(browser, workspace)
  const ms = await opened(page, workspace, compared)
  await page.context().close()
  return ms
}

/** From the address to the first rows of the comparison, in ms. */
async function opened(page: Page, { documentId }: Workspace, compared = ''): Promise<number> {
  await page.goto(`/documents/${documentId}/history${compared}`, { waitUntil: 'commit' })
  const shown = await page.waitForFunction(
    () =>
      document.querySelector('article [data-row]') !== null &&
      document.querySelector('[aria-busy="true"]') === null &&
      performance.now(),
    undefined,
    { polling: 'raf', timeout: 120_000 },
  )
  const ms = await shown.jsonValue()
  // What is still being drawn and asked for is no part of what comes next.
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length > 0)
  await pause(1_500)
  return ms as number
}

/** Two other positions by the address, without loading the page again: until they are on it, in ms. */
async function comparedAt(page: Page, { from, to }: { from: number; to: number }): Promise<number> {
  const ms = await page.evaluate(
    ({ address }) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        let wasBusy = false
        const look = (): void => {
          const isBusy = document.querySelector('[aria-busy="true"]') !== null
          wasBusy ||= isBusy
          if (wasBusy && !isBusy) resolve(performance.now() - began)
          else requestAnimationFrame(look)
        }
        history.pushState(null, '', address)
        dispatchEvent(new PopStateEvent('popstate', { state: null }))
        requestAnimationFrame(look)
      }),
    { address: `?from=${from}&to=${to}` },
  )
  await pause(1_500)
  return ms
}

/** The longest task of each trace while the playhead is drawn along by hand, and while the text plays. */
async function moving(page: Page, count: number): Promise<Measurement[]> {
  const session = await page.context().newCDPSession(page)
  const track = page.locator('[role="slider"]').last().locator('..')
  const scrubbed: number[] = []
  const played: number[] = []
  const frames: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const box = await track.boundingBox()
    if (!box) throw new Error('There is no track to draw along.')
    const y = box.y + box.height / 2
    const xOf = (share: number): number => box.x + box.width * share
    const scrub = await record(session, async () => {
      await page.mouse.move(xOf(0.55), y)
      await page.mouse.down()
      for (let step = 0; step <= dragSteps; step += 1) {
        const way = (step / dragSteps) * 2
        await page.mouse.move(xOf(0.55 + 0.4 * (way > 1 ? 2 - way : way)), y)
        await pause(betweenDragsMs)
      }
      await page.mouse.up()
      await pause(500)
    })
    scrubbed.push(Math.max(...tasksOf(scrub).map(({ dur = 0 }) => dur / 1_000)))
    const play = await record(session, async () => {
      await page.keyboard.press('Space')
      await pause(playForMs)
      await page.keyboard.press('Space')
    })
    const tasks = tasksOf(play)
    played.push(Math.max(...tasks.map(({ dur = 0 }) => dur / 1_000)))
    frames.push(...framesOf(play, tasks))
    await page.keyboard.press('Escape')
    await pause(500)
  }
  return [
    { metric: 'scrub_longest_task', value: median(scrubbed), unit: 'ms', raw: scrubbed },
    { metric: 'play_longest_task', value: median(played), unit: 'ms', raw: played },
    { metric: 'play_frame_p99', value: quantile(frames, 0.99), unit: 'ms' },
    { metric: 'play_frames', value: frames.length, unit: '' },
  ]
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  dur?: number
  args?: { name?: string }
}

/** What the page's own thread did, one thing after the other. */
function tasksOf(trace: readonly TraceEvent[]): TraceEvent[] {
  const threads = new Set(
    trace
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  )
  return trace.filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid}.${tid}`))
}

/** How long the tasks are in which frames are made: script, style, layout and paint. */
function framesOf(trace: readonly TraceEvent[], tasks: readonly TraceEvent[]): number[] {
  const fired = trace.filter(({ name }) => name === 'FireAnimationFrame')
  const made = new Set(
    fired.map(({ ts, pid, tid }) =>
      tasks.find(
        (task) => task.pid === pid && task.tid === tid && task.ts <= ts && ts <= task.ts + (task.dur ?? 0),
      ),
    ),
  )
  return [...made].flatMap((task) => (task ? [(task.dur ?? 0) / 1_000] : []))
}

async function record(session: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  let ended = false
  const hear = ({ value }: { value: unknown }): void => void events.push(...(value as TraceEvent[]))
  const end = (): void => void (ended = true)
  session.on('Tracing.dataCollected', hear)
  session.on('Tracing.tracingComplete', end)
  await session.send('Tracing.start', {
    categories: 'devtools.timeline,disabled-by-default-devtools.timeline',
    transferMode: 'ReportEvents',
  })
  await act()
  await session.send('Tracing.end')
  await until(() => ended, 20_000, 'the trace is told')
  session.off('Tracing.dataCollected', hear)
  session.off('Tracing.tracingComplete', end)
  return events
}
