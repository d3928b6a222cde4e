import { z } from 'zod'
import { parseRequest, type SignedInEndpoint } from '../platform/http/index.js'
import type { Audit } from './audit.js'

const Page = z.object({ before: z.coerce.number().int().min(1).optional() })

/** Read by the administrator: `compose.ts` sees to that, since accounts lie above. */
export function auditRoutes<Caller>(audit: Audit): SignedInEndpoint<Caller>[] {
  return [
    {
      method: 'get',
      path: '/audit',
      rule: 'signed_in',
      answer: (call) => audit.page(parseRequest(Page, call.query).before ?? null),
    },
  ]
}
