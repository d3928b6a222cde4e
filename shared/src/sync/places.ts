/** Where this person is, told at most ten times a second; the last place is never lost. */
import type { Place } from '../protocol/index.js'
import type { Timers } from './timers.js'

const leastBetweenMs = 120

export class Places {
  private readonly timers: Timers
  private readonly send: (place: Place | null) => void
  private wanted: Place | null = null
  private told: Place | null = null
  private running = false
  private resting = false

  constructor(timers: Timers, send: (place: Place | null) => void) {
    this.timers = timers
    this.send = send
  }

  set(place: Place | null): void {
    this.wanted = place
    this.pump()
  }

  /** A new link knows nothing of where we are. */
  start(): void {
    this.running = true
    this.told = null
    this.pump()
  }

  stop(): void {
    this.running = false
  }

  private pump(): void {
    if (!this.running || this.resting || this.wanted === this.told) return
    this.told = this.wanted
    this.send(this.wanted)
    this.resting = true
    this.timers.after(leastBetweenMs, () => {
      this.resting = false
      this.pump()
    })
  }
}
