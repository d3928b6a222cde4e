/** The timeline of a document, its versions, and what changed between them. */
import {
  CirculateDocument,
  type LabelledVersion,
  NameVersion,
  SeenUpTo,
  VersionLabel,
} from '@tandem/shared/history'
import { BlockId, DayId, type DocumentId, GroupId, ItemId, VersionId } from '@tandem/shared/ids'
import { mayAct } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import { z } from 'zod'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { Group } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import { type Call, parseRequest, type SignedInEndpoint } from '../platform/http/index.js'
import { AuthorList } from './author-list.js'
import { assertShown, historyEndpoint, type ReadableHistory } from './readable-histories.js'
import { seqInQuery } from './seq-in-query.js'
import { comparisonOf } from './versions/comparison.js'
import { labelled, type LabelledHistory } from './versions/labelled-history.js'
import { passageHistoryOf } from './versions/passage-history.js'
import { timelineOf, versionsOf } from './versions/timeline.js'
import { unseenIn, type UnseenParts } from './versions/unseen.js'
import { circulation, type Versions } from './versions/versions.js'
import type { StoredVersion } from './versions/versions.store.js'

export interface VersionRoutesParts extends UnseenParts {
  access: Loads<GroupId, Group>
  audit: Pick<Audit, 'record'>
  versions: Versions
}

const Between = z.object({ from: seqInQuery, to: seqInQuery })
const PassageId = z.union([BlockId, ItemId, DayId])

export function versionRoutes(parts: VersionRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { versions, audit, readableHistories } = parts
  const reading = (path: string, answer: (readable: ReadableHistory, call: Call) => Promise<object>) =>
    historyEndpoint(readableHistories, 'get', path, answer)
  /** Changes nothing of the text: names, sends, remembers. */
  const writing = (
    method: 'post' | 'put' | 'patch',
    path: string,
    answer: (readable: ReadableHistory, call: Call, caller: SignedIn) => Promise<object>,
  ) =>
    historyEndpoint(readableHistories, method, path, (readable, call, caller) => {
      if (caller.token && !caller.token.mayWrite) throw refuse('not_allowed')
      return answer(readable, call, caller)
    })

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
    reading('', async (readable) => {
      const { document, member, firstSeq } = readable
      const seen = await versions.seen(document.id, member.userId)
      // Before his history begins nothing was there to be seen.
      const seenSeq = seen === null ? null : Math.max(seen, firstSeq)
      return timelineOf(parts, await labelled(readable, versions), seenSeq)
    }),
    reading('/comparison', (readable, { query }) => {
      const { from, to } = parseRequest(Between, query)
      return comparisonOf(parts, readable, from, to)
    }),
    reading('/passages/:passageId', (readable, { params }) => {
      const id = PassageId.safeParse(params['passageId'])
      if (!id.success) throw refuse('not_found')
      return passageHistoryOf(parts, readable, id.data)
    }),
    writing('post', '/versions', async (readable, { body, address }, caller) => {
      assertDrafter(await labelled(readable, versions))
      const { seq, ...label } = parseRequest(NameVersion, body)
      assertShown(readable, seq)
      const { document, member } = readable
      const version = await versions.name(document, seq, label, member.userId)
      await audit.record({ who: member.userId, what: 'version.name', where: document.id, address })
      return inTimeline(version, document.id, caller)
    }),
    writing('patch', '/versions/:versionId', async (readable, { params, body, address }, caller) => {
      assertDrafter(await labelled(readable, versions))
      const id = VersionId.safeParse(params['versionId'])
      if (!id.success) throw refuse('not_found')
      const { document, member } = readable
      const version = await versions.describe(document, id.data, parseRequest(VersionLabel, body))
      await audit.record({ who: member.userId, what: 'version.describe', where: document.id, address })
      return inTimeline(version, document.id, caller)
    }),
    writing('post', '/circulations', async (readable, { body, address }, caller) => {
      assertMayCirculate(readable)
      const { document, member } = readable
      const label = parseRequest(CirculateDocument, body ?? {})
      const version = await versions.circulate(document, label, member.userId)
      await audit.record({ who: member.userId, what: 'document.circulate', where: document.id, address })
      return inTimeline(version, document.id, caller)
    }),
    writing('put', '/seen', async ({ document, member, history }, { body }) => {
      const { seq } = parseRequest(SeenUpTo, body)
      // Nobody has seen what is not there yet.
      if (seq > history.headSeq) throw refuse('malformed')
      return { seenSeq: await versions.see(document.id, member.userId, seq) }
    }),
    endpointOn(
      parts.access,
      { method: 'get', path: '/groups/:groupId/unseen', parameter: 'groupId', id: GroupId, action: 'read' },
      async ({ member }, _call, caller) => ({ documents: await unseenIn(parts, caller, member) }),
    ),
  ]
}

/** What all readers find in the timeline, those who draft the document put there. */
function assertDrafter({ isDrafter }: LabelledHistory): void {
  if (!isDrafter) throw refuse('not_allowed')
}

/** Co-chairs alone; in a state from which it is not circulated they are told so. */
function assertMayCirculate({ document, member, actions }: ReadableHistory): void {
  const circulates = ['circulate', 'circulate_jointly'] as const
  if (circulates.some((action) => actions.includes(action))) return
  const before = { ...document, state: circulation[document.kind].from }
  const isCoChair = circulates.some((action) => mayAct(member, action, before))
  throw refuse(isCoChair ? 'not_circulable' : 'not_allowed')
}
