/** Reads the primitives of Yjs' V1 encoding and refuses whatever Yjs' own reader would stumble over. */
import { refuse } from '@tandem/shared/protocol'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** 2^53 − 1 takes eight groups of seven bits; more bytes are padding nobody writes. */
const longestVarUint = 8

export class ByteReader {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  byte(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw refuse('update_malformed')
    this.at += 1
    return byte
  }

  uint(): number {
    let value = 0
    let unit = 1
    for (let read = 0; read < longestVarUint; read += 1) {
      const byte = this.byte()
      value += (byte & 0x7f) * unit
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break
        return value
      }
      unit *= 128
    }
    throw refuse('update_malformed')
  }

  /** A whole number with a sign: the sign and six bits, then seven bits at a time. */
  int(): number {
    let byte = this.byte()
    const sign = byte & 0x40 ? -1 : 1
    let value = byte & 0x3f
    let unit = 64
    for (let read = 1; byte >= 0x80; read += 1) {
      if (read >= longestVarUint) throw refuse('update_malformed')
      byte = this.byte()
      value += (byte & 0x7f) * unit
      unit *= 128
    }
    if (value > Number.MAX_SAFE_INTEGER) throw refuse('update_malformed')
    return sign * value
  }

  float(bytes: 4 | 8): number {
    const from = this.at
    this.pass(bytes)
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + from, bytes)
    return bytes === 4 ? view.getFloat32(0) : view.getFloat64(0)
  }

  /** A length and so many bytes, as a view of what is read. */
  varBytes(): Uint8Array {
    const length = this.uint()
    const from = this.at
    this.pass(length)
    return this.bytes.subarray(from, this.at)
  }

  pass(bytes: number): void {
    if (bytes > this.bytes.length - this.at) throw refuse('update_malformed')
    this.at += bytes
  }

  /** @param longest in bytes; a text that says it is longer is refused unread */
  text(longest: number): string {
    const length = this.uint()
    if (length > longest) throw refuse('update_malformed')
    const from = this.at
    this.pass(length)
    if (length < 24) {
      const short = this.ascii(from)
      if (short !== null) return short
    }
    try {
      return utf8.decode(this.bytes.subarray(from, this.at))
    } catch {
      // Not UTF-8: Yjs would throw in the middle of applying it.
      throw refuse('update_malformed')
    }
  }

  /** A keystroke is a letter or two: not worth the way to the decoder. */
  private ascii(from: number): string | null {
    let text = ''
    for (let at = from; at < this.at; at += 1) {
      const byte = this.bytes[at] as number
      if (byte >= 0x80) return null
      text += String.fromCharCode(byte)
    }
    return text
  }
}
