/**
 * Encrypts single values before they are stored: AES-256-GCM under a key derived from the server's secret, each with
 * a nonce of its own and bound to what it is about, so that one cannot be put in another's place.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export interface Sealer {
  /** @param about what the value belongs to; needed to open it */
  seal(plain: string, about: string): string
  /** Null: it was sealed with another secret, for something else, or is not as it was written. */
  open(stored: string, about: string): string | null
}

const mark = 'sealed:'
const nonceBytes = 12
const tagBytes = 16

/** @param purpose keeps the keys of different kinds of values apart */
export function sealerOf(secret: string, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `tandem ${purpose}`, 32))
  return {
    seal(plain, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return mark + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(stored, about) {
      // Of before there was a secret.
      if (!stored.startsWith(mark)) return stored
      const bytes = Buffer.from(stored.slice(mark.length), 'base64url')
      if (bytes.length < nonceBytes + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        return (
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        )
      } catch {
        // What it throws says no more than that it does not fit.
        return null
      }
    },
  }
}

/** Where there is no secret: stored as it is. */
export const sealsNothing: Sealer = {
  seal: (plain) => plain,
  open: (stored) => (stored.startsWith(mark) ? null : stored),
}
