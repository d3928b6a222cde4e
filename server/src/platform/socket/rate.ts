/** How often something may happen: `perSecond` on average, `burst` at once. Time comes from the caller, ms. */
export class Rate {
  private tokens: number
  private at: number
  private readonly perSecond: number
  private readonly burst: number

  constructor(perSecond: number, burst: number, now: number) {
    this.perSecond = perSecond
    this.burst = burst
    this.tokens = burst
    this.at = now
  }

  /** True when it may happen now. @param amount how much of it, where that is counted */
  take(now: number, amount = 1): boolean {
    this.tokens = Math.min(this.burst, this.tokens + (Math.max(0, now - this.at) / 1000) * this.perSecond)
    this.at = now
    if (this.tokens < amount) return false
    this.tokens -= amount
    return true
  }
}
