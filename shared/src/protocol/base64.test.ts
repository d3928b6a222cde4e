import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.js'

const bytesOf = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 37 + length * 11) & 255)

test('bytes of every length come back, written as everyone writes them', () => {
  for (const length of [...Array.from({ length: 70 }, (_, each) => each), 8 * 1024]) {
    const bytes = bytesOf(length)
    expect(toBase64(bytes)).toBe(btoa(String.fromCharCode(...bytes)))
    expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  }
})

test.each([
  'A',
  'AA',
  'AAA',
  'AAAAA',
  '=',
  '====',
  'A===',
  'AA=A',
  '=AAA',
  'AA==AAAA',
  'AAA\n',
  ' AAA',
  'AA-_',
  'ÄAAA',
  '一AAA',
  'A\0AA',
])('what is no base64 is no bytes: %j [SYNC-11]', (text) => expect(fromBase64(text)).toBeNull())

test('whatever single character stands among others, it is taken exactly when base64 has it', () => {
  for (let code = 0; code < 0x1_00_00; code += 1) {
    const character = String.fromCharCode(code)
    expect(fromBase64(`A${character}AA`) !== null).toBe(/[A-Za-z0-9+/]/.test(character))
  }
})
