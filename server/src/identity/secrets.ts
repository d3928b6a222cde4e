import { createHash } from 'node:crypto'

/** How a random secret is stored: 256 random bits need no slow hash, and its owner alone has the secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
