import { readCookie, writeCookie } from '../platform/http/index.js'
import { longestMs } from './sign-ins.js'

export interface SignInCookie {
  name: string
  read(header: string | undefined): string | null
  write(token: string): string
  /** Takes the cookie away again. */
  clear(): string
}

export function signInCookie(baseUrl: string | null): SignInCookie {
  const secure = baseUrl?.startsWith('https:') ?? false
  // `__Host-` binds the cookie to this very host; browsers take such a name only with Secure.
  const name = secure ? '__Host-tandem_sign_in' : 'tandem_sign_in'
  return {
    name,
    read: (header) => readCookie(header, name),
    write: (value) => writeCookie({ name, value, maxAgeSeconds: longestMs / 1000, secure }),
    clear: () => writeCookie({ name, value: '', maxAgeSeconds: 0, secure }),
  }
}
