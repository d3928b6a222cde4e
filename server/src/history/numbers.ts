/** Whole numbers below 2^32 in a row that grows: four bytes each, however many. */
export class Numbers {
  length = 0
  private values: Uint32Array

  constructor(values: Uint32Array = new Uint32Array(16), length = 0) {
    this.values = values
    this.length = length
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow(this.length * 2)
    this.values[this.length] = value
    this.length += 1
  }

  at(index: number): number {
    return this.values[index] as number
  }

  set(index: number, value: number): void {
    this.values[index] = value
  }

  /** How many are at or below a value; the row must be sorted. */
  countUpTo(value: number): number {
    const { values } = this
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((values[middle] as number) <= value) low = middle + 1
      else high = middle
    }
    return low
  }

  get bytes(): number {
    return this.values.byteLength
  }

  private grow(size: number): void {
    const values = new Uint32Array(Math.max(16, size))
    values.set(this.values)
    this.values = values
  }
}

/** Each with all before it, in place. */
export function sums(values: Uint32Array): Uint32Array {
  for (let at = 1; at < values.length; at += 1)
    values[at] = (values[at] as number) + (values[at - 1] as number)
  return values
}
