/** An authenticator app: shows the code of a key at an instant, as a telephone would. */
import { Secret, TOTP } from 'otpauth'

const periodMs = 30_000

export interface Authenticator {
  /** @param at ms of the clock that the server goes by */
  codeAt(at: number): string
}

export function authenticator(key: string): Authenticator {
  const totp = new TOTP({ secret: Secret.fromBase32(key) })
  return { codeAt: (timestamp) => totp.generate({ timestamp }) }
}

/** How long until a code that was taken is surely not the present one. */
export const nextCodeMs = periodMs
