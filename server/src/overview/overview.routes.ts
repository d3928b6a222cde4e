import type { GroupId } from '@tandem/shared/ids'
import { z } from 'zod'
import { endpointOn, type Loads } from '../access/index.js'
import type { Group } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import { parseRequest, type SignedInEndpoint } from '../platform/http/index.js'
import { overviewOf, peopleOf, type OverviewParts } from './group-overview.js'
import { jumpTargetsFor } from './jump-targets.js'
import { pathOfSymbol } from './symbols.js'

export interface OverviewRoutesParts extends OverviewParts {
  access: Loads<GroupId, Group>
}

const WantedSymbol = z.string().max(100)

export function overviewRoutes(parts: OverviewRoutesParts): SignedInEndpoint<SignedIn>[] {
  return [
    endpointOn(parts.access, 'GET /groups/:groupId', ({ thing, member }) => overviewOf(parts, thing, member)),
    endpointOn(parts.access, 'GET /groups/:groupId/people', async ({ thing }) => ({
      people: await peopleOf(parts, thing),
    })),
    {
      route: 'GET /jump',
      answer: async (_call, caller) => ({ targets: await jumpTargetsFor(parts, caller.userId) }),
    },
    {
      route: 'GET /symbols/{*symbol}',
      async answer(call, caller) {
        const symbol = parseRequest(WantedSymbol, call.params['symbol'])
        return { path: await pathOfSymbol(parts, caller.userId, symbol) }
      },
    },
  ]
}
