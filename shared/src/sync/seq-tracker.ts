/** Which positions of the log have been seen: tells whether one is missing between others. */
export class SeqTracker {
  private through = 0
  private readonly ahead = new Set<number>()

  /** Everything up to `headSeq` is here. */
  start(headSeq: number): void {
    this.through = Math.max(this.through, headSeq)
    for (const seq of this.ahead) if (seq <= this.through) this.ahead.delete(seq)
    this.advance()
  }

  saw(seq: number): void {
    if (seq > this.through) this.ahead.add(seq)
    this.advance()
  }

  /** Everything up to here is seen; 0 before `start`. */
  get seenThrough(): number {
    return this.through
  }

  get hasGap(): boolean {
    return this.ahead.size > 0
  }

  private advance(): void {
    while (this.ahead.delete(this.through + 1)) this.through += 1
  }
}
