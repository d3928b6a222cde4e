/** One's own access tokens. By a browser's sign-in only: a token cannot make or read tokens. */
import type { AccessToken, MadeToken, Me } from '@tandem/shared/identity'
import { TokenId, type UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Audit } from '../audit/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Identity } from './identity.js'
import type { SignedIn } from './signed-in.js'
import type { StoredToken } from './tokens.js'

export interface TokenRoutesParts {
  identity: Pick<Identity, 'tokens'>
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
  /** Groups lie above identity: they are asked through this. */
  groupsOf(userId: UserId): Promise<Me['groups']>
}

export function tokenRoutes(parts: TokenRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { audit, rights, groupsOf } = parts
  const { tokens } = parts.identity
  return [
    {
      route: 'GET /me/tokens',
      async answer(_call, { userId }) {
        const [mine, groups] = await Promise.all([tokens.list(userId), groupsOf(userId)])
        return { tokens: mine.map((token) => present(token, groups)) }
      },
    },
    {
      route: 'POST /me/tokens',
      async answer(call, { userId }): Promise<MadeToken> {
        const wanted = call.readBody()
        const groups = await groupsOf(userId)
        if (wanted.groups?.some((id) => !groups.some((group) => group.id === id))) throw refuse('not_found')
        const { token, secret } = await tokens.create(userId, wanted)
        await audit.record({ who: userId, what: 'token.create', where: token.id, address: call.address })
        return { token: present(token, groups), secret }
      },
    },
    {
      route: 'DELETE /me/tokens/:tokenId',
      async answer(call, { userId }) {
        const id = TokenId.safeParse(call.params['tokenId'])
        if (!id.success) throw refuse('not_found')
        await tokens.revoke(userId, id.data)
        await rights.bump()
        await audit.record({ who: userId, what: 'token.revoke', where: id.data, address: call.address })
      },
    },
  ]
}

/** Groups one has left are not named: the token opens nothing there. */
function present(token: StoredToken, mine: Me['groups']): AccessToken {
  const { id, name, reach, groups, createdAt, lastUsedAt, expiresAt } = token
  return {
    id,
    name,
    reach,
    groups:
      groups &&
      mine
        .filter((group) => groups.includes(group.id))
        .map(({ id: groupId, short }) => ({ id: groupId, short })),
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: instantOf(lastUsedAt),
    expiresAt: instantOf(expiresAt),
  }
}

function instantOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
