import type { AuditEntry } from '@tandem/shared/audit'
import type { UserId } from '@tandem/shared/ids'
import { type SignedInEndpoint, StreamAnswer } from '../platform/http/index.js'
import type { Audit } from './audit.js'
import { asCsv, asJsonLines, csvHead, type ExportedEntry } from './export.js'

export interface AuditRoutesParts {
  audit: Audit
  /** Accounts lie above: they are asked through this. */
  loginOf(userId: UserId): Promise<string | null>
}

const formats = {
  jsonl: { type: 'application/jsonl; charset=utf-8', head: '', write: asJsonLines },
  csv: { type: 'text/csv; charset=utf-8', head: csvHead, write: asCsv },
}
/** So many entries are written in one piece. */
const pieceOf = 200

export function auditRoutes<Caller>({ audit, loginOf }: AuditRoutesParts): SignedInEndpoint<Caller>[] {
  return [
    {
      route: 'GET /audit',
      answer(call) {
        const { cursor, limit, ...filter } = call.readQuery()
        return audit.page(cursor ?? null, filter, limit)
      },
    },
    { route: 'GET /audit/verification', answer: () => audit.verify() },
    {
      route: 'GET /audit/export',
      async answer(call) {
        const { format, ...filter } = call.readQuery()
        const { last, entries } = await audit.all(filter)
        const { type, head, write } = formats[format]
        // By its last entry: whoever keeps the file can tell later whether the log was cut off.
        const name = last ? `audit-${last.seq}-${last.hash.slice(0, 16)}` : 'audit-empty'
        return new StreamAnswer(inPieces(entries, head, write), {
          'Content-Type': type,
          'Content-Disposition': `attachment; filename="${name}.${format}"`,
          'X-Content-Type-Options': 'nosniff',
        })
      },
    },
  ]

  async function* inPieces(
    entries: AsyncIterable<AuditEntry>,
    head: string,
    write: (entries: readonly ExportedEntry[]) => string,
  ): AsyncGenerator<string> {
    const logins = new Map<UserId, string | null>()
    let piece: ExportedEntry[] = []
    yield head
    for await (const entry of entries) {
      const { who } = entry
      if (who && !logins.has(who)) logins.set(who, await loginOf(who))
      piece.push({ ...entry, login: who && (logins.get(who) ?? null) })
      if (piece.length < pieceOf) continue
      yield write(piece)
      piece = []
    }
    yield write(piece)
  }
}
