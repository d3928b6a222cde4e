import type { DocumentId, MeetingId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { endpointOn, type Loads } from '../access/index.js'
import type { Meeting } from '../meetings/index.js'
import type { Audit } from '../audit/index.js'
import type { StartedMinutes } from '@tandem/shared/minutes'
import type { Document } from '../documents/index.js'
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { startMinutes, type StartMinutesParts } from './start-minutes.js'
import { sentencesOffered } from './usual-sentences.js'
import { minutesCardOf, type MinutesCardParts } from './minutes-card.js'

export interface MinutesRoutesParts extends MinutesCardParts, StartMinutesParts {
  access: Loads<DocumentId, Document> & Loads<MeetingId, Meeting>
  audit: Pick<Audit, 'record'>
  documents: MinutesCardParts['documents'] & StartMinutesParts['documents']
  delegations: MinutesCardParts['delegations'] & StartMinutesParts['delegations']
}

export function minutesRoutes(parts: MinutesRoutesParts): SignedInEndpoint<SignedIn>[] {
  const [documents, meetings]: [Loads<DocumentId, Document>, Loads<MeetingId, Meeting>] = [
    parts.access,
    parts.access,
  ]
  return [
    endpointOn(documents, 'GET /documents/:documentId/minutes', async ({ thing: document, member }) => {
      if (document.kind !== 'record') throw refuse('not_found')
      return minutesCardOf(parts, document, member)
    }),
    endpointOn(documents, 'GET /documents/:documentId/sentences', async ({ thing: document, member }) => {
      if (document.kind !== 'record') throw refuse('not_found')
      return sentencesOffered(parts, document, member)
    }),
    endpointOn(
      meetings,
      'POST /meetings/:meetingId/minutes',
      async ({ thing: meeting }, { address }, { userId: who }): Promise<StartedMinutes> => {
        const { id } = await startMinutes(parts, meeting, who)
        await parts.audit.record({ who, what: 'minutes.start', where: id, address })
        return { documentId: id }
      },
    ),
  ]
}
