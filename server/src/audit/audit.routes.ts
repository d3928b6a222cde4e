import { z } from 'zod'
import { parseRequest, type SignedInEndpoint } from '../platform/http/index.js'
import type { Audit } from './audit.js'

const Page = z.object({ before: z.coerce.number().int().min(1).optional() })

export function auditRoutes<Caller>(audit: Audit): SignedInEndpoint<Caller>[] {
  return [
    {
      route: 'GET /audit',
      answer: (call) => audit.page(parseRequest(Page, call.query).before ?? null),
    },
  ]
}
