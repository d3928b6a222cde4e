/** Images that are their header and little else: enough to say their type and how large they are. */

function bytes(...parts: (string | readonly number[])[]): Uint8Array {
  const numbers = parts.flatMap((part) =>
    typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
  )
  return Uint8Array.from(numbers)
}
const big = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (value >>> (8 * (count - 1 - index))) & 255)
const little = (value: number, count: number): number[] => big(value, count).toReversed()

export function tinyPng(width: number, height: number): Uint8Array {
  return bytes('\u0089PNG\r\n\u001a\n', big(13, 4), 'IHDR', big(width, 4), big(height, 4), [8, 6, 0, 0, 0])
}
export function tinyGif(width: number, height: number): Uint8Array {
  return bytes('GIF89a', little(width, 2), little(height, 2), [0, 0, 0, 0x3b])
}
/** With segments before the frame, as cameras write them. */
export function tinyJpeg(width: number, height: number): Uint8Array {
  const app = [0xff, 0xe1, ...big(8, 2), 1, 2, 3, 4, 5, 6]
  const frame = [0xff, 0xff, 0xc2, ...big(11, 2), 8, ...big(height, 2), ...big(width, 2), 1, 1, 17, 0]
  return bytes([0xff, 0xd8], app, [0xff, 0xd0], frame, [0xff, 0xd9])
}
export function tinyWebp(width: number, height: number, form: 'VP8 ' | 'VP8L' | 'VP8X'): Uint8Array {
  const sizes = {
    'VP8 ': [[0, 0, 0, 0x9d, 0x01, 0x2a], little(width, 2), little(height, 2)],
    VP8L: [[0x2f], little((width - 1) | ((height - 1) << 14), 4)],
    VP8X: [[0, 0, 0, 0], little(width - 1, 3), little(height - 1, 3)],
  }[form]
  return bytes('RIFF', little(100, 4), 'WEBP', form, little(10, 4), ...sizes)
}
