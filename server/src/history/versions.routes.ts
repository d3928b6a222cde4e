/** The timeline of a document, its versions, and what changed between them. */
import type { LabelledVersion } from '@tandem/shared/history'
import { BlockId, DayId, type DocumentId, type GroupId, ItemId, VersionId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { HistoryRoute } from '@tandem/shared/rules'
import { z } from 'zod'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { Group } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import type { Answer, Call, SignedInEndpoint } from '../platform/http/index.js'
import { AuthorList } from './author-list.js'
import { historyEndpoint } from './history-endpoint.js'
import { assertShown, type ReadableHistory } from './readable-histories.js'
import { comparisonOf } from './versions/comparison.js'
import { labelled } from './versions/labelled-history.js'
import { passageHistoryOf } from './versions/passage-history.js'
import { timelineOf, versionsOf } from './versions/timeline.js'
import { unseenIn, type UnseenParts } from './versions/unseen.js'
import type { Versions } from './versions/versions.js'
import type { StoredVersion } from './versions/versions.store.js'

export interface VersionRoutesParts extends UnseenParts {
  access: Loads<GroupId, Group>
  audit: Pick<Audit, 'record'>
  versions: Versions
}

const PassageId = z.union([BlockId, ItemId, DayId])

export function versionRoutes(parts: VersionRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { versions, audit, readableHistories } = parts
  const about = <Route extends HistoryRoute>(
    route: Route,
    answer: (readable: ReadableHistory, call: Call<Route>, caller: SignedIn) => Answer<Route>,
  ) => historyEndpoint(readableHistories, route, answer)

  /** A version as the timeline has it now: the document's own steps may have changed with it. */
  async function inTimeline(
    { id }: StoredVersion,
    documentId: DocumentId,
    caller: SignedIn,
  ): Promise<LabelledVersion> {
    const readable = await readableHistories.load(caller, documentId)
    const authors = new AuthorList(parts, readable.document)
    const version = versionsOf(await labelled(readable, versions), authors).find((each) => each.id === id)
    if (!version) throw refuse('not_found')
    return { version, authors: await authors.authors() }
  }

  return [
    about('GET /documents/:documentId/history', async (readable) => {
      const { document, member, firstSeq } = readable
      const seen = await versions.seen(document.id, member.userId)
      // Before his history begins nothing was there to be seen.
      const seenSeq = seen === null ? null : Math.max(seen, firstSeq)
      return timelineOf(parts, await labelled(readable, versions), seenSeq)
    }),
    about('GET /documents/:documentId/history/comparison', (readable, call) => {
      const { from, to } = call.readQuery()
      return comparisonOf(parts, readable, from, to)
    }),
    about('GET /documents/:documentId/history/passages/:passageId', (readable, { params }) => {
      const id = PassageId.safeParse(params['passageId'])
      if (!id.success) throw refuse('not_found')
      return passageHistoryOf(parts, readable, id.data)
    }),
    about('POST /documents/:documentId/history/versions', async (readable, call, caller) => {
      const { seq, ...label } = call.readBody()
      assertShown(readable, seq)
      const { document, member } = readable
      const version = await versions.name(document, seq, label, member.userId)
      await audit.record({
        who: member.userId,
        what: 'version.name',
        where: document.id,
        address: call.address,
      })
      return inTimeline(version, document.id, caller)
    }),
    about('PATCH /documents/:documentId/history/versions/:versionId', async (readable, call, caller) => {
      const id = VersionId.safeParse(call.params['versionId'])
      if (!id.success) throw refuse('not_found')
      const { document, member } = readable
      const version = await versions.describe(document, id.data, call.readBody())
      await audit.record({
        who: member.userId,
        what: 'version.describe',
        where: document.id,
        address: call.address,
      })
      return inTimeline(version, document.id, caller)
    }),
    about('POST /documents/:documentId/history/circulations', async (readable, call, caller) => {
      const { document, member } = readable
      const label = call.readBody()
      const version = await versions.circulate(document, label, member.userId)
      await audit.record({
        who: member.userId,
        what: 'document.circulate',
        where: document.id,
        address: call.address,
      })
      return inTimeline(version, document.id, caller)
    }),
    about('PUT /documents/:documentId/history/seen', async ({ document, member, history }, call) => {
      const { seq } = call.readBody()
      // Nobody has seen what is not there yet.
      if (seq > history.headSeq) throw refuse('malformed')
      return { seenSeq: await versions.see(document.id, member.userId, seq) }
    }),
    endpointOn(parts.access, 'GET /groups/:groupId/unseen', async ({ member }, _call, caller) => ({
      documents: await unseenIn(parts, caller, member),
    })),
  ]
}
