/** Whole numbers one after the other, seven bits to a byte, low ones first: what is alike stands together. */
export class ColumnWriter {
  private bytes = new Uint8Array(1 << 16)
  private length = 0

  /** A whole number from 0. */
  add(value: number): void {
    if (this.length + 9 > this.bytes.length) {
      const bytes = new Uint8Array(this.bytes.length * 2)
      bytes.set(this.bytes)
      this.bytes = bytes
    }
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes[this.length++] = (rest % 128) | 128
    this.bytes[this.length++] = rest
  }

  /** Any whole number: small ones of either sign stay short. */
  addSigned(value: number): void {
    this.add(value < 0 ? -2 * value - 1 : 2 * value)
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}

export class ColumnReader {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  next(): number {
    let byte = this.byte()
    if (byte < 128) return byte
    let value = byte & 127
    for (let unit = 128; ; unit *= 128) {
      byte = this.byte()
      value += (byte & 127) * unit
      if (byte < 128) return value
    }
  }

  /** The next so many, each below 2^32; far faster than one call for each. */
  nextOnes(count: number): Uint32Array {
    const values = new Uint32Array(count)
    const { bytes } = this
    let at = this.at
    for (let index = 0; index < count; index += 1) {
      let byte = bytes[at++] as number
      let value = byte & 127
      for (let unit = 128; byte > 127; unit *= 128) {
        byte = bytes[at++] as number
        value += (byte & 127) * unit
      }
      values[index] = value
    }
    if (at > bytes.length) throw new Error('The columns end too early.')
    this.at = at
    return values
  }

  nextSigned(): number {
    const value = this.next()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  /** How far it was read: what comes behind the columns begins there. */
  get position(): number {
    return this.at
  }

  private byte(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new Error('The columns end too early.')
    this.at += 1
    return byte
  }
}
