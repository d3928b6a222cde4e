/**
 * While someone composes (Korean, Japanese, Chinese input), what comes from others waits here, and is
 * let in together, in order, a moment after the composition ended [SYNC-13]. The binding itself is
 * never paused: it would delete, at the next key, the text it has not shown.
 */
import type { Timers } from './timers.js'

/** The browser still writes the last syllable for a moment after `compositionend`. */
const settleMs = 30
/** A composition left standing (the person walked away) must not keep others' words out for ever. */
const longestHoldMs = 10_000

export class CompositionGate {
  private readonly timers: Timers
  private readonly letIn: (acts: (() => void)[]) => void
  private queue: (() => void)[] = []
  private held = false
  private cancelSettle: () => void = () => undefined
  private cancelLongest: () => void = () => undefined

  /** @param letIn runs the acts that waited, all in one go */
  constructor(timers: Timers, letIn: (acts: (() => void)[]) => void) {
    this.timers = timers
    this.letIn = letIn
  }

  /** Something waits here that the document does not have yet. */
  get isHolding(): boolean {
    return this.queue.length > 0
  }

  /** Runs `act` now, or when the composition has ended. */
  pass(act: () => void): void {
    this.queue.push(act)
    if (!this.held) this.flush()
  }

  hold(): void {
    this.cancelSettle()
    if (this.held) return
    this.held = true
    this.cancelLongest = this.timers.after(longestHoldMs, () => {
      this.held = false
      this.flush()
    })
  }

  release(then: () => void): void {
    this.cancelSettle()
    this.cancelSettle = this.timers.after(settleMs, () => {
      this.held = false
      this.cancelLongest()
      this.flush()
      then()
    })
  }

  destroy(): void {
    this.cancelSettle()
    this.cancelLongest()
    this.queue = []
  }

  private flush(): void {
    if (this.queue.length === 0) return
    const acts = this.queue
    this.queue = []
    this.letIn(acts)
  }
}
