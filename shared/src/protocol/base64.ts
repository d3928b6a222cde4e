/**
 * Base64 as RFC 4648 has it, padded. Written out because every edit passes here, in the browser and in the server:
 * `atob` and `btoa` go through a text of characters and take five times as long.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Two characters for each twelve bits. */
const pairs = Array.from(
  { length: 4096 },
  (_, bits) => alphabet.charAt(bits >> 6) + alphabet.charAt(bits & 63),
)
/** By the code of a character; what stands for nothing has a bit above the six. */
const notOne = 0x80
const sixBits = new Uint8Array(256).fill(notOne)
for (let value = 0; value < alphabet.length; value += 1) sixBits[alphabet.charCodeAt(value)] = value

export function toBase64(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3)
  let text = ''
  for (let at = 0; at < whole; at += 3) {
    const bits = (byteAt(bytes, at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2)
    text += pairOf(bits >> 12) + pairOf(bits & 0xfff)
  }
  const left = bytes.length - whole
  if (left === 0) return text
  const bits = (byteAt(bytes, whole) << 10) | (byteAt(bytes, whole + 1) << 2)
  return `${text}${pairOf(bits >> 6)}${left === 2 ? alphabet.charAt(bits & 63) : '='}=`
}

/** Null for what is no base64, or is not padded. */
export function fromBase64(text: string): Uint8Array | null {
  const { length } = text
  if (length % 4 !== 0) return null
  const padded = paddingOf(text)
  const bytes = new Uint8Array((length / 4) * 3 - padded)
  let to = 0
  for (let at = 0; at < length; at += 4) {
    const isPadded = at + 4 === length ? padded : 0
    const one = valueAt(text, at)
    const two = valueAt(text, at + 1)
    const three = isPadded === 2 ? 0 : valueAt(text, at + 2)
    const four = isPadded > 0 ? 0 : valueAt(text, at + 3)
    if ((one | two | three | four) >= notOne) return null
    // What lies behind the end is not kept.
    bytes[to] = (one << 2) | (two >> 4)
    bytes[to + 1] = (two << 4) | (three >> 2)
    bytes[to + 2] = (three << 6) | four
    to += 3
  }
  return bytes
}

function paddingOf(text: string): 0 | 1 | 2 {
  if (!text.endsWith('=')) return 0
  return text.endsWith('==') ? 2 : 1
}

function valueAt(text: string, at: number): number {
  return sixBits[text.charCodeAt(at)] ?? notOne
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

function pairOf(bits: number): string {
  return pairs[bits] ?? ''
}
