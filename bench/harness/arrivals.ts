/**
 * Which single-key edit arrived where, and how long it took. An inserted key is one step of its writer's
 * clock, so whatever frames it travelled in, each receiver's clocks tell exactly which keys have come.
 */
import type * as Y from 'yjs'
import type { Client, TextKind } from '../systems/system.js'

export class Arrivals {
  /** From the key to its being in another client's document, ms. */
  readonly latencies: number[] = []
  typed = 0
  arrived = 0
  private readonly typedAt = new Map<number, number[]>()
  private readonly clocks = new Map<number, number>()
  private readonly kind: TextKind

  /** @param kind where everyone types */
  constructor(kind: TextKind = 'line') {
    this.kind = kind
  }

  /** Counts what others' keys bring to this client. */
  watch({ doc }: Client): void {
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      const now = performance.now()
      for (const [writer, after] of transaction.afterState) {
        const times = writer === doc.clientID ? undefined : this.typedAt.get(writer)
        if (!times) continue
        for (let clock = transaction.beforeState.get(writer) ?? 0; clock < after; clock += 1) {
          const at = times[clock]
          if (at === undefined) continue
          this.arrived += 1
          this.latencies.push(now - at)
        }
      }
    })
  }

  /** One key at the end of the text. */
  type({ doc, text }: Client): void {
    const clock = this.clocks.get(doc.clientID) ?? clockOf(doc)
    const times = this.typedAt.get(doc.clientID) ?? []
    this.typedAt.set(doc.clientID, times)
    times[clock] = performance.now()
    this.clocks.set(doc.clientID, clock + 1)
    this.typed += 1
    const line = text(this.kind)
    line.insert(line.length, letters[this.typed % letters.length] ?? 'a')
  }

  /** Forgets the times of what was typed so far, such as while warming up. */
  forgetSoFar(): void {
    this.latencies.length = 0
    this.typed = 0
    this.arrived = 0
    for (const times of this.typedAt.values()) times.fill(undefined as never)
  }
}

const letters = 'the working group takes note of the report'

function clockOf(doc: Y.Doc): number {
  const last = doc.store.clients.get(doc.clientID)?.at(-1)
  return last ? last.id.clock + last.length : 0
}
