/** What is going to happen, by its time; what is due at one time happens in the order it was asked for. */
export interface Due {
  readonly at: number
  readonly order: number
  act: () => void
  isCancelled: boolean
}

export class EventQueue {
  /** A binary heap: the first is the next. */
  private readonly heap: Due[] = []
  private asked = 0

  add(at: number, act: () => void): () => void {
    const due: Due = { at, order: this.asked, act, isCancelled: false }
    this.asked += 1
    this.heap.push(due)
    this.rise(this.heap.length - 1)
    return () => {
      due.isCancelled = true
    }
  }

  /** Takes the next one out, if it is due by then. */
  next(until: number): Due | null {
    for (;;) {
      const first = this.heap[0]
      if (!first || first.at > until) return null
      this.removeFirst()
      if (!first.isCancelled) return first
    }
  }

  private removeFirst(): void {
    const last = this.heap.pop() as Due
    if (this.heap.length === 0) return
    this.heap[0] = last
    this.sink(0)
  }

  private rise(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.isBefore(at, parent)) return
      this.swap(at, parent)
      at = parent
    }
  }

  private sink(from: number): void {
    let at = from
    for (;;) {
      const left = 2 * at + 1
      const right = left + 1
      let first = at
      if (left < this.heap.length && this.isBefore(left, first)) first = left
      if (right < this.heap.length && this.isBefore(right, first)) first = right
      if (first === at) return
      this.swap(at, first)
      at = first
    }
  }

  private isBefore(one: number, other: number): boolean {
    const a = this.heap[one] as Due
    const b = this.heap[other] as Due
    return a.at < b.at || (a.at === b.at && a.order < b.order)
  }

  private swap(one: number, other: number): void {
    const kept = this.heap[one] as Due
    this.heap[one] = this.heap[other] as Due
    this.heap[other] = kept
  }
}
