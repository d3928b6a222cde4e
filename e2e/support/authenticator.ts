/** A telephone with an authenticator app, by the key that the profile shows as text. */
import { Secret, TOTP } from 'otpauth'

export function codeNow(key: string): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate()
}
