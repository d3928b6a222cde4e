/**
 * Does a request come from our own pages? Asked of every request that changes something and of every
 * socket handshake; the cookie alone is not enough, and neither is any one browser's `SameSite`.
 *
 *  1. `Origin`, if sent, must be ours; `null` (a sandboxed frame, a file) is not.
 *  2. `Sec-Fetch-Site`, if sent, must be `same-origin`.
 *  3. With neither, the answer is no, cookie or not: every browser of today sends one of them with a
 *     request that changes something, and a script of ours can set `Origin` itself.
 *  4. A request with an access token and without a cookie is a program's: no page of another site can make
 *     a browser send that header. The token is its proof.
 */
import type { IncomingMessage } from 'node:http'

export type OwnOriginCheck = (request: Pick<IncomingMessage, 'headers'>) => boolean

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

export function ownOriginCheck(baseUrl: string | null): OwnOriginCheck {
  return ({ headers }) => {
    if (carriesTokenAlone(headers)) return true
    const { origin, host } = headers
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return false
    if (origin !== undefined) return isOurs(origin, host, baseUrl)
    return site === 'same-origin'
  }
}

function carriesTokenAlone({ authorization, cookie }: IncomingMessage['headers']): boolean {
  return cookie === undefined && authorization !== undefined && /^Bearer +\S/i.test(authorization)
}

function isOurs(origin: string, host: string | undefined, baseUrl: string | null): boolean {
  if (baseUrl !== null) return origin === baseUrl
  // Loopback names only: a foreign name that was made to point at this machine would agree with its own Host.
  return host !== undefined && loopback.test(host) && origin === `http://${host}`
}
