/**
 * Local changes on their way to the server: one frame under way at a time, all that is typed meanwhile
 * in the next one. Before `start` and after `stop` it holds nothing: the next `open` finds by state
 * vector what the server lacks, so what was under way need not be remembered here.
 */
import { largestFrameBytes, type Stored } from '../protocol/index.js'
import { mergeUpdates } from './merge-updates.js'
import { splitUpdate } from './split-update.js'
import type { Timers } from './timers.js'

export interface OutboxParts {
  timers: Timers
  send(update: Uint8Array): Promise<Stored>
  onStored(frame: SentFrame, stored: Stored): void
  onFailed(error: unknown): void
}

/** Keeps one socket under the server's steady rate of 30 frames a second. */
const leastBetweenFramesMs = 40

export interface SentFrame {
  update: Uint8Array
  /** Local changes this stands for; 0 for the first frames of a split. */
  changes: number
}

export class Outbox {
  private readonly parts: OutboxParts
  private waiting: SentFrame[] = []
  /** How many of the waiting may go while someone composes; the rest is an unfinished syllable. */
  private free = Number.POSITIVE_INFINITY
  private running = false
  private underWay = false
  private resting = false
  /** Raised by every start and stop: an answer to an earlier run is not ours to count. */
  private run = 0

  constructor(parts: OutboxParts) {
    this.parts = parts
  }

  /** @param frames what the server lacks, in order; the last one stands for all `changes` */
  start(frames: readonly Uint8Array[], changes: number): void {
    this.run += 1
    this.running = true
    this.underWay = false
    this.waiting = frames.map((update, index) => ({
      update,
      changes: index === frames.length - 1 ? changes : 0,
    }))
    this.free = Number.POSITIVE_INFINITY
    this.pump()
  }

  stop(): void {
    this.run += 1
    this.running = false
    this.waiting = []
  }

  add(update: Uint8Array): void {
    if (!this.running) return
    this.waiting.push({ update, changes: 1 })
    this.pump()
  }

  hold(): void {
    this.free = this.waiting.length
    this.pump()
  }

  release(): void {
    this.free = Number.POSITIVE_INFINITY
    this.pump()
  }

  private pump(): void {
    if (!this.running || this.underWay || this.resting || this.free === 0) return
    const batch = this.takeBatch()
    if (!batch) return
    void this.send(batch)
  }

  private async send(batch: SentFrame): Promise<void> {
    const run = this.run
    this.underWay = true
    this.rest()
    try {
      const stored = await this.parts.send(batch.update)
      if (run === this.run) this.parts.onStored(batch, stored)
    } catch (error) {
      if (run === this.run) {
        this.stop()
        this.parts.onFailed(error)
      }
      return
    }
    if (run !== this.run) return
    this.underWay = false
    this.pump()
  }

  private rest(): void {
    this.resting = true
    this.parts.timers.after(leastBetweenFramesMs, () => {
      this.resting = false
      this.pump()
    })
  }

  private takeBatch(): SentFrame | null {
    let count = 0
    let bytes = 0
    while (count < this.free) {
      const next = this.waiting[count]
      if (!next || (count > 0 && bytes + next.update.length > largestFrameBytes / 2)) break
      count += 1
      bytes += next.update.length
    }
    const batch = this.waiting.splice(0, count)
    if (Number.isFinite(this.free)) this.free -= count
    const first = batch[0]
    if (!first) return null
    if (count === 1) return this.cutIfTooLarge(first)
    const changes = batch.reduce((sum, each) => sum + each.changes, 0)
    return { update: mergeUpdates(batch.map((each) => each.update)), changes }
  }

  /** A single paste can be larger than a frame: its pieces go one after the other. */
  private cutIfTooLarge(one: SentFrame): SentFrame {
    if (one.update.length <= largestFrameBytes) return one
    const pieces = splitUpdate(one.update, new Map(), largestFrameBytes / 2)
    const rest = pieces.slice(1).map((update, index) => ({
      update,
      changes: index === pieces.length - 2 ? one.changes : 0,
    }))
    this.waiting.unshift(...rest)
    if (Number.isFinite(this.free)) this.free += rest.length
    return { update: pieces[0] ?? one.update, changes: rest.length === 0 ? one.changes : 0 }
  }
}
