import type { DocumentId } from '@tandem/shared/ids'
import { endpointOn, type Loads } from '../access/index.js'
import type { Document } from '../documents/index.js'
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { cardOf, type DocumentCardParts, readersOf } from './document-card.js'

export interface AgendaRoutesParts extends DocumentCardParts {
  access: Loads<DocumentId, Document>
}

export function agendaRoutes(parts: AgendaRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { access } = parts
  return [
    endpointOn(access, 'GET /documents/:documentId', (loaded) => cardOf(parts, loaded)),
    endpointOn(access, 'GET /documents/:documentId/record', async ({ thing, member }) => {
      const { record, headSeq } = await parts.documents.read(thing.id)
      const release = await parts.release.releaseFor(member, thing)
      return { record: release(record), headSeq }
    }),
    endpointOn(access, 'GET /documents/:documentId/readers', async ({ thing }) => ({
      readers: await readersOf(parts, thing),
    })),
  ]
}
