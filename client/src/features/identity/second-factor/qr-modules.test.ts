import readQr from 'jsqr'
import { expect, test } from 'vitest'
import { qrPath } from './qr-modules'

const address =
  'otpauth://totp/Tandem:kor.cochair?issuer=Tandem&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30'

/** As a camera sees it: black squares on white, four pixels to each. */
function photographed({ path, size }: { path: string; size: number }): Uint8ClampedArray {
  const scale = 4
  const pixels = new Uint8ClampedArray(size * size * scale * scale * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let down = 0; down < scale; down += 1) {
      for (let across = 0; across < scale; across += 1) {
        const at = ((Number(y) * scale + down) * size * scale + Number(x) * scale + across) * 4
        pixels.fill(0, at, at + 3)
      }
    }
  }
  return pixels
}

test('what is drawn is what another reader of QR codes reads', () => {
  const drawn = qrPath(address)
  const side = drawn.size * 4
  expect(readQr(photographed(drawn), side, side)?.data).toBe(address)
})
