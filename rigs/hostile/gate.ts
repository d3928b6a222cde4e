/** Lets attackers through at a steady rate, and only while they may: in between it is quiet, to compare. */
import { setTimeout as pause } from 'node:timers/promises'

export class Gate {
  private readonly perSecond: number
  private isOpen = false
  private dueAt = 0
  private opened: (() => void)[] = []

  constructor(perSecond: number) {
    this.perSecond = perSecond
  }

  open(): void {
    this.isOpen = true
    this.dueAt = performance.now()
    for (const go of this.opened.splice(0)) go()
  }

  close(): void {
    this.isOpen = false
  }

  async pass(): Promise<void> {
    while (!this.isOpen) await new Promise<void>((resolve) => this.opened.push(resolve))
    this.dueAt = Math.max(this.dueAt + 1_000 / this.perSecond, performance.now() - 100)
    const wait = this.dueAt - performance.now()
    if (wait > 1) await pause(wait)
  }
}
