import { refuse } from '@tandem/shared/protocol'
import type { SignedInEndpoint } from '../platform/http/index.js'
import type { SignedIn } from './signed-in.js'
import type { Users } from './users.js'

/**
 * Endpoints for the administrator alone, and at a browser: he manages accounts and reads no content [PERM-6].
 * For everybody else there is nothing here [PERM-3].
 */
export function forAdministrators(
  users: Pick<Users, 'find'>,
  endpoints: readonly SignedInEndpoint<SignedIn>[],
): SignedInEndpoint<SignedIn>[] {
  return endpoints.map((endpoint) => ({
    ...endpoint,
    async answer(call, caller) {
      const isAdministrator = (await users.find(caller.userId))?.isAdministrator ?? false
      if (!isAdministrator || caller.token) throw refuse('not_found')
      return endpoint.answer(call, caller)
    },
  }))
}
