import { createHash, randomInt } from 'node:crypto'

/** How a random secret is stored: 256 random bits need no slow hash, and its owner alone has the secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

// No letters that are read as digits, no vowels that make words.
const letters = '23456789BCDFGHJKMNPQRSTVWXZ'

/** For codes that people copy by hand. */
export function randomLetters(count: number): string {
  return Array.from({ length: count }, () => letters.charAt(randomInt(letters.length))).join('')
}
