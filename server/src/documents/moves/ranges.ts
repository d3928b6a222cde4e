import type { DeletedRange, Id } from '../guard/read-update.js'

/** Ranges of clocks, to be asked for every letter of a block. */
export class Ranges {
  private readonly byClient = new Map<number, DeletedRange[]>()

  constructor(ranges: readonly DeletedRange[]) {
    for (const range of ranges) {
      const ofClient = this.byClient.get(range.client)
      if (ofClient) ofClient.push(range)
      else this.byClient.set(range.client, [range])
    }
    for (const ofClient of this.byClient.values()) ofClient.sort((a, b) => a.clock - b.clock)
  }

  has({ client, clock }: Id): boolean {
    const ranges = this.byClient.get(client) ?? []
    let [low, high] = [0, ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const { clock: start, length } = ranges[middle] as DeletedRange
      if (clock < start) high = middle
      else if (clock >= start + length) low = middle + 1
      else return true
    }
    return false
  }
}
