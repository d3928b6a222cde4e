import type { Call } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Identity } from './identity.js'

/** Puts whoever has just signed in at this browser, by the token for its cookie. */
export type Admit = (call: Pick<Call, 'cookies' | 'setCookie'>, token: string) => Promise<void>

/** Whoever was signed in at the browser before is not any more: his sockets are cut. */
export function admitBy(
  identity: Pick<Identity, 'signIns' | 'signInFrom' | 'cookie'>,
  rights: Pick<RightsRevision, 'bump'>,
): Admit {
  return async (call, token) => {
    const former = await identity.signInFrom(call.cookies)
    if (former) {
      await identity.signIns.end(former.signInId)
      await rights.bump()
    }
    call.setCookie(identity.cookie.write(token))
  }
}
