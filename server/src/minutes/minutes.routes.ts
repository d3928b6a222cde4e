import { DocumentId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { endpointOn, type Loads } from '../access/index.js'
import type { Document } from '../documents/index.js'
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { minutesCardOf, type MinutesCardParts } from './minutes-card.js'

export interface MinutesRoutesParts extends MinutesCardParts {
  access: Loads<DocumentId, Document>
}

export function minutesRoutes(parts: MinutesRoutesParts): SignedInEndpoint<SignedIn>[] {
  return [
    endpointOn(
      parts.access,
      {
        method: 'get',
        path: '/documents/:documentId/minutes',
        parameter: 'documentId',
        id: DocumentId,
        action: 'read',
      },
      async ({ thing: document, member }) => {
        if (document.kind !== 'record') throw refuse('not_found')
        return minutesCardOf(parts, document, member)
      },
    ),
  ]
}
