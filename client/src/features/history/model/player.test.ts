import { plainText } from '@tandem/shared/documents'
import { type Playback, type PlaybackStep, type RecordAt, textKeys } from '@tandem/shared/history'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { at, blockId, playback } from '../testing'
import { Player, type Position } from './player'
import type { Stage } from './stage'

const key = textKeys.block(blockId('p'), 'en')
const second = 1_000
const steps = Array.from({ length: 40 }, (_, place): PlaybackStep => {
  const text = { key, from: place, remove: 0, insert: [{ text: String(place % 10) }] }
  return { seq: place + 1, at: at + (place + 1) * 60 * second, author: 0, text }
})
/** What the server says in two stretches. */
const stretch = (from: number): Playback => {
  const whole = playback({ p: '' }, [])
  const part = steps.filter(({ seq }) => seq > from).slice(0, 20)
  return { ...whole, start: { ...whole.start, seq: from }, steps: part, toSeq: part.at(-1)?.seq ?? from }
}

class FakeStage {
  text = ''
  showStructure = vi.fn<Stage['showStructure']>((_, texts) => this.read(texts))
  showTexts = vi.fn<Stage['showTexts']>((texts) => this.read(texts))
  light = vi.fn<Stage['light']>()
  unlight = vi.fn<Stage['unlight']>()
  private read(texts: Parameters<Stage['showStructure']>[1]) {
    this.text = plainText([...(texts.get(key) ?? [])])
  }
}

let frames: ((now: number) => void)[]
let now: number
let player: Player
let stage: FakeStage
let told: Position[]
let recordAt: ReturnType<typeof vi.fn<(seq: number, signal: AbortSignal) => Promise<RecordAt>>>
let ask: ReturnType<typeof vi.fn<(from: number, to: number, signal: AbortSignal) => Promise<Playback>>>

beforeEach(() => {
  frames = []
  now = 0
  vi.stubGlobal('requestAnimationFrame', (run: (time: number) => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = []
  })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  recordAt = vi.fn(async (seq) => ({ ...playback({ p: `at ${seq}` }, []).start, seq, at: at + seq }))
  ask = vi.fn(async (from) => stretch(from))
  player = new Player({ recordAt, playback: ask, playbackOn: ask }, 40)
  stage = new FakeStage()
  told = []
  player.onMove((position) => told.push(position))
  player.attach(stage as unknown as Stage)
})

afterEach(() => {
  player.destroy()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Frames of 100 ms, with what was asked for answered between them. */
async function run(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    now += 100
    for (const each of frames.splice(0)) each(now)
  }
}

test('playback goes from A to B, fetches on as it goes, and stops there [H7]', async () => {
  player.setSpeed(3_600)
  player.play(0, 40)
  await run(3)
  expect(player.state.get()).toMatchObject({ shows: 'text', isPlaying: true })
  await run(60)
  expect(player.state.get()).toMatchObject({ shows: 'text', isPlaying: false })
  expect(player.position).toEqual({ seq: 40, at: steps[39]?.at })
  expect(stage.text).toBe('0123456789'.repeat(4))
  expect(ask.mock.calls.map(([from]) => from)).toEqual([0, 20])
})

test('speed is time of the meeting for each second', async () => {
  player.setSpeed(60)
  player.play(0, 40)
  await run(2)
  const from = player.position.seq
  await run(50)
  // Five seconds at a minute a second: five steps, each a minute after the other.
  expect(player.position.seq - from).toBeGreaterThanOrEqual(4)
  expect(player.position.seq - from).toBeLessThanOrEqual(12)
})

test('within what is known one goes both ways without asking again', async () => {
  player.prepare(0, 40)
  await run(4)
  player.goTo(33)
  await run(3)
  expect(stage.text).toHaveLength(33)
  player.goTo(12)
  await run(3)
  expect(stage.text).toBe('012345678901')
  expect(recordAt).not.toHaveBeenCalled()
})

test('outside of it one position is asked for, and of many wishes only the last', async () => {
  for (let seq = 30; seq > 20; seq -= 1) player.goTo(seq)
  await run(6)
  expect(recordAt.mock.calls.map(([seq]) => seq)).toEqual([30, 21])
  expect(stage.text).toBe('at 21')
  expect(player.position.seq).toBe(21)
})

test('back from outside, the stretch is drawn again also where it stood', async () => {
  player.prepare(10, 40)
  await run(4)
  player.goTo(40)
  await run(4)
  const there = stage.text
  player.goTo(3)
  await run(4)
  expect(stage.text).toBe('at 3')
  player.goTo(40)
  await run(4)
  expect(stage.text).toBe(there)
})

test('what was not read yet when one went back to the comparison is read when one plays on', async () => {
  ask.mockImplementation(async (from) => {
    // Gone before this one is there: the next is not asked for.
    if (from === 10) player.stop()
    const part = stretch(from).steps.slice(0, 10)
    return { ...stretch(from), steps: part, toSeq: part.at(-1)?.seq ?? from }
  })
  player.play(0, 40)
  await run(3)
  expect(ask.mock.calls.map(([from]) => from)).toEqual([0, 10])
  player.goTo(20)
  player.setSpeed(3_600)
  player.play(0, 40)
  await run(60)
  expect(player.position.seq).toBe(40)
  expect(player.state.get()).toMatchObject({ shows: 'text', isPlaying: false })
  expect(ask.mock.calls.map(([from]) => from)).toEqual([0, 10, 20, 30])
})

test('what fails is said, and the way back to the comparison is open', async () => {
  recordAt.mockRejectedValue(new Error('no network'))
  player.goTo(5)
  await run(2)
  expect(player.state.get()).toMatchObject({ failed: true, isLoading: false })
  player.stop()
  expect(player.state.get()).toMatchObject({ shows: 'comparison', failed: false })
})

test('paused before it was read, the text stands where it would have begun', async () => {
  player.play(0, 40)
  player.pause()
  expect(stage.showStructure).not.toHaveBeenCalled()
  await run(1)
  expect(stage.showStructure).toHaveBeenCalledTimes(1)
  expect(player.position).toEqual({ seq: 0, at: playback({ p: '' }, []).start.at })
})

test('a text that begins is drawn with its letters, and in the frame after that with its number [H7]', async () => {
  player.prepare(0, 40)
  await run(1)
  player.goTo(0)
  await run(2)
  const drawn = stage.showStructure.mock.calls.length
  player.goTo(1)
  await run(1)
  expect(stage.text).toBe('0')
  expect(stage.showStructure).toHaveBeenCalledTimes(drawn)
  await run(1)
  expect(stage.showStructure).toHaveBeenCalledTimes(drawn + 1)
  await run(3)
  expect(stage.showStructure).toHaveBeenCalledTimes(drawn + 1)
})
