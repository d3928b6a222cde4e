/** The letters of blocks that were moved, each with the one it was copied from, as the server noted them [M6]. */
import type { MovedText } from '../documents/index.js'
import type { CarriedRange, KnownPairs } from './carry-over.js'
import type { IdRange } from './time-index.js'

export class MovedLetters implements KnownPairs {
  /** Client of the copies → their ranges. */
  private readonly byClient = new Map<number, CarriedRange[]>()

  constructor(moves: readonly Pick<MovedText, 'letters'>[]) {
    for (const { letters } of moves) {
      for (const [client, clock, madeClient, made, length] of letters) {
        const ranges = this.byClient.get(madeClient) ?? []
        this.byClient.set(madeClient, ranges)
        ranges.push({ client: madeClient, clock: made, length, from: { client, clock } })
      }
    }
    for (const ranges of this.byClient.values()) ranges.sort((a, b) => a.clock - b.clock)
  }

  originsOf({ client, clock, length }: IdRange): CarriedRange[] {
    const found: CarriedRange[] = []
    let from = clock
    for (const range of this.byClient.get(client) ?? []) {
      // A letter that was noted twice is the first.
      const low = Math.max(from, range.clock)
      const high = Math.min(clock + length, range.clock + range.length)
      if (low >= high) continue
      const origin = { client: range.from.client, clock: range.from.clock + low - range.clock }
      found.push({ client, clock: low, length: high - low, from: origin })
      from = high
    }
    return found
  }
}
