import { AuditFilter } from '@tandem/shared/audit'
import type { UserId } from '@tandem/shared/ids'
import { z } from 'zod'
import { BytesAnswer, parseRequest, type SignedInEndpoint } from '../platform/http/index.js'
import type { Audit } from './audit.js'
import { asCsv, asJsonLines, type ExportedEntry } from './export.js'

export interface AuditRoutesParts {
  audit: Audit
  /** Accounts lie above: they are asked through this. */
  loginOf(userId: UserId): Promise<string | null>
}

const Page = AuditFilter.extend({ before: z.coerce.number().int().min(1).optional() })
const Export = AuditFilter.extend({ format: z.enum(['jsonl', 'csv']) })

const formats = {
  jsonl: { type: 'application/jsonl; charset=utf-8', write: asJsonLines },
  csv: { type: 'text/csv; charset=utf-8', write: asCsv },
}

export function auditRoutes<Caller>({ audit, loginOf }: AuditRoutesParts): SignedInEndpoint<Caller>[] {
  return [
    {
      route: 'GET /audit',
      answer(call) {
        const { before, ...filter } = parseRequest(Page, call.query)
        return audit.page(before ?? null, filter)
      },
    },
    { route: 'GET /audit/verification', answer: () => audit.verify() },
    {
      route: 'GET /audit/export',
      async answer(call) {
        const { format, ...filter } = parseRequest(Export, call.query)
        const entries = await audit.all(filter)
        const logins = new Map<UserId, string | null>()
        const exported: ExportedEntry[] = []
        for (const entry of entries) {
          const { who } = entry
          if (who && !logins.has(who)) logins.set(who, await loginOf(who))
          exported.push({ ...entry, login: who && (logins.get(who) ?? null) })
        }
        const { type, write } = formats[format]
        const last = entries.at(-1)
        // By its last entry: whoever keeps the file can tell later whether the log was cut off.
        const name = last ? `audit-${last.seq}-${last.hash.slice(0, 16)}` : 'audit-empty'
        return new BytesAnswer(Buffer.from(write(exported)), {
          'Content-Type': type,
          'Content-Disposition': `attachment; filename="${name}.${format}"`,
          'X-Content-Type-Options': 'nosniff',
        })
      },
    },
  ]
}
