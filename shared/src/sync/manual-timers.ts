import type { Timers } from './timers.js'

/** Timers that a test moves on by hand; due acts run in the order of their time. */
export class ManualTimers implements Timers {
  private now = 0
  private waiting: { at: number; act: () => void }[] = []

  after(ms: number, act: () => void): () => void {
    const entry = { at: this.now + ms, act }
    this.waiting.push(entry)
    return () => {
      this.waiting = this.waiting.filter((each) => each !== entry)
    }
  }

  advance(ms: number): void {
    const until = this.now + ms
    for (;;) {
      const due = this.waiting.filter((each) => each.at <= until).toSorted((a, b) => a.at - b.at)[0]
      if (!due) break
      this.waiting = this.waiting.filter((each) => each !== due)
      this.now = due.at
      due.act()
    }
    this.now = until
  }
}
