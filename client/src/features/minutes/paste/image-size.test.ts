import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readImageSize } from './image-size'

const bytes = (...parts: (number[] | string)[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )
const zeros = (count: number) => Array.from({ length: count }, () => 0)

const images: [string, Uint8Array, unknown][] = [
  [
    'PNG',
    bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', [0, 0, 0x06, 0x40, 0, 0, 0x04, 0xb0]),
    { type: 'image/png', width: 1_600, height: 1_200 },
  ],
  ['GIF', bytes('GIF89a', [0x80, 2, 0xe0, 1, 0, 0]), { type: 'image/gif', width: 640, height: 480 }],
  [
    'JPEG behind a segment of its camera',
    bytes([0xff, 0xd8, 0xff, 0xe1, 0, 4, 9, 9, 0xff, 0xff, 0xc2, 0, 17, 8, 0x01, 0xe0, 0x02, 0x80, 3, 1]),
    { type: 'image/jpeg', width: 640, height: 480 },
  ],
  [
    'WebP with alpha',
    bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x7f, 2, 0, 0xdf, 1, 0]),
    { type: 'image/webp', width: 640, height: 480 },
  ],
  [
    'WebP without loss',
    bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x7f, 0xc2, 0x77, 0x00], zeros(8)),
    { type: 'image/webp', width: 640, height: 480 },
  ],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), null],
  ['nothing', new Uint8Array(), null],
  ['a JPEG that ends early', bytes([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), null],
  ['a PNG of no width', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], zeros(16)), null],
]

test.each(images)('the size of %s is known before it is decoded', (_name, file, size) => {
  expect(readImageSize(file)).toEqual(size)
})

test('whatever the bytes, reading them never fails', () => {
  const heads = fc.constantFrom(
    'GIF89a',
    'RIFF\0\0\0\0WEBPVP8 ',
    'RIFF\0\0\0\0WEBPVP8L',
    '\xff\xd8\xff',
    '\x89PNG\r\n\x1a\n',
    '',
  )
  fc.assert(
    fc.property(heads, fc.uint8Array({ maxLength: 60 }), (head, rest) => {
      const size = readImageSize(bytes(head, [...rest]))
      expect(size === null || size.width > 0).toBe(true)
    }),
  )
})
