/** The capabilities over one store, each handed what it needs of the others. The same for both uses. */
import type { ActivityId, CommitmentId, DocumentId, GroupId, MeetingId, PaperId } from '@tandem/shared/ids'
import type { Guarded } from '@tandem/shared/permissions'
import { createAccess, type Found } from './access/index.js'
import { openActivities } from './activities/index.js'
import { openRelease } from './agendas/index.js'
import { openAudit } from './audit/index.js'
import { type Commitments, openCommitments } from './commitments/index.js'
import {
  nobodyElsewhere,
  noNeighbours,
  openCompaction,
  builtFile,
  ImageThread,
  movedTextSpec,
  openDocuments,
  type OpenDocuments,
  openSetAside,
  setAsideSpec,
  type UpdateLog,
} from './documents/index.js'
import { type GroupEvents, openGroups } from './groups/index.js'
import {
  HistoryKeeper,
  type HistoryWork,
  openHistories,
  openHistoryImages,
  openReadableHistories,
  openVersions,
} from './history/index.js'
import { type IdentityEvents, openIdentity } from './identity/index.js'
import { openManyNodes } from './many-nodes.js'
import { openMeetings } from './meetings/index.js'
import { openPaperFiles, openPapers } from './papers/index.js'
import { openGlossaries, openImages } from './minutes/index.js'
import type { Blobs } from './platform/blobs.js'
import type { Clock } from './platform/clock.js'
import type { Collections } from './platform/collection.js'
import type { Config } from './platform/config.js'
import { createDomainEvents } from './platform/domain-events.js'
import { ownOriginCheck, securityHeaders } from './platform/http/index.js'
import type { Lifecycle } from './platform/lifecycle.js'
import type { Log } from './platform/log.js'
import { createMetrics } from './platform/metrics.js'
import { openRightsRevision } from './platform/rights-revision.js'
import { sealerOf, sealsNothing } from './platform/sealer.js'
import { openSystemFacts } from './platform/system-facts.js'

export interface PartsOptions {
  config: Config
  log: Log
  wall: Clock
  /** The domain's (MODEL M15). */
  clock: Clock
  store: { collections: Collections; updateLog: UpdateLog; blobs: Blobs }
  /** Other processes may work over the same store. */
  isStoreShared: boolean
  /** Not in the demonstration, where nobody has anything to prove with. */
  asksForProof: boolean
  /** What single values are sealed with before they are stored; null: they are not. */
  secret: string | null
  lifecycle: Lifecycle
}

/** What happens to documents, told to those above. */
export interface DocumentEvents {
  'document.changed-state': { documentId: DocumentId }
  /** Its commitments have other numbers, or stand otherwise. */
  'commitments.changed': { documentId: DocumentId }
}

export type Events = IdentityEvents & GroupEvents & DocumentEvents

export type Parts = Awaited<ReturnType<typeof openParts>>

const endSignInsEveryMs = 15_000
const flushAuditEveryMs = 10_000
const sweepImagesEveryMs = 5 * 60_000

export async function openParts(options: PartsOptions) {
  const { config, log, wall, clock, store, lifecycle } = options
  const { collections, updateLog, blobs } = store
  const facts = openSystemFacts(collections)
  const events = createDomainEvents<Events>(log)
  const rights = openRightsRevision(collections)
  const { redisUrl } = config
  const manyNodes = options.isStoreShared
    ? await openManyNodes({ redisUrl, updateLog, rights, log, lifecycle })
    : null
  const audit = openAudit({ collections, clock, wall })
  lifecycle.onClose('audit', () => audit.flush('all'))

  const identity = await openIdentity({
    collections,
    wall,
    events,
    baseUrl: config.baseUrl,
    provenForMs: options.asksForProof ? config.provenForMs : null,
    sealer: options.secret === null ? sealsNothing : sealerOf(options.secret, 'second factors'),
    log,
  })
  const groups = openGroups({ collections, events })
  const ofLog = {
    log: updateLog,
    setAside: openSetAside(collections.collection(setAsideSpec), log),
    movedTexts: collections.collection(movedTextSpec),
    images: openHistoryImages(collections, blobs),
    logger: log,
  }
  const histories = openHistories(ofLog)
  const keeper = new HistoryKeeper({
    ...ofLog,
    maker: new ImageThread<HistoryWork, Uint8Array>(builtFile('history/history.worker.js')),
  })
  lifecycle.onClose('histories', () => keeper.close())
  async function changedRights(documentId: DocumentId): Promise<void> {
    await rights.bump()
    events.publish('document.changed-state', { documentId })
  }
  const meetings = openMeetings(collections)
  const documents: OpenDocuments = openDocuments({
    collections,
    updateLog,
    now: () => clock.now(),
    logger: log,
    compaction: openCompaction({
      collections,
      updateLog,
      logger: log,
      imageMade(documentId, seq) {
        void documents.rooms.imageMade(documentId, seq)
        keeper.compacted(documentId)
      },
    }),
    neighbours: manyNodes?.neighbours ?? noNeighbours,
    changed: (documentId) => commitments.documentChanged(documentId),
    narrowed: changedRights,
    elsewhere: manyNodes?.neighbours ?? nobodyElsewhere,
    onForgery({ userId: who, connectionId: connection }, where) {
      audit
        .record({ who, what: 'edit.in_anothers_name', where, outcome: 'refused', connection })
        .catch((error: unknown) => log.error('audit.not-recorded', { error }))
    },
    handedOverAt: async (groupId) => (await groups.find(groupId))?.formerCycles?.at(-1)?.until ?? null,
    isThere: async ({ meetingId }) => meetings.isThere(meetingId),
    seatsOf: async (groupId) => (await groups.find(groupId))?.coChairs.map((seat) => seat.delegation) ?? [],
  })
  lifecycle.onClose('rooms', () => documents.close())
  manyNodes?.neighbours.attend(documents.rooms)
  /** What agendas name of papers is another for some of their readers. */
  async function papersMoved({ meetingId }: { meetingId: MeetingId }): Promise<void> {
    for (const { id } of await documents.ofMeeting(meetingId)) await changedRights(id)
  }
  const papers = openPapers(collections, clock)
  const paperFiles = openPaperFiles({ collections, blobs, wall })
  const activities = openActivities(collections)
  const release = openRelease({ papers, groups })
  const commitments: Commitments = openCommitments({
    collections,
    documents,
    groups,
    meetings,
    users: identity.users,
    release,
    now: () => clock.now(),
    log,
    numbersChanged: (documentId) => events.publish('commitments.changed', { documentId }),
  })
  lifecycle.onClose('commitments', () => commitments.close())
  const glossaries = openGlossaries(collections)
  const images = openImages({ collections, blobs, documents, wall })

  const access = createAccess(groups, {
    grp: async (id: GroupId) => found(await groups.find(id), ownId, plainly('group')),
    mtg: async (id: MeetingId) => found(await meetings.find(id), groupIdOf, plainly('meeting')),
    act: async (id: ActivityId) => found(await activities.find(id), groupIdOf, plainly('activity')),
    pap: async (id: PaperId) => found(await papers.find(id), groupIdOf, (paper) => papers.guardOf(paper)),
    doc: async (id: DocumentId) => found(await documents.find(id), groupIdOf, (document) => document),
    cmt: (id: CommitmentId) => commitments.find(id),
  })

  const versions = openVersions({
    collections,
    documents,
    histories,
    now: () => clock.now(),
    changedState: changedRights,
  })
  const { firstCirculated } = versions
  const readableHistories = openReadableHistories({ access, histories, release, firstCirculated })

  repeat(lifecycle, log, 'sign-ins.end-expired', endSignInsEveryMs, () => identity.endExpired())
  repeat(lifecycle, log, 'paper-files.sweep', sweepImagesEveryMs, () => paperFiles.sweep())
  repeat(lifecycle, log, 'images.sweep', sweepImagesEveryMs, () => images.sweep())
  repeat(lifecycle, log, 'audit.flush', flushAuditEveryMs, () => audit.flush())

  return {
    facts,
    clock,
    wall,
    log,
    events,
    rights,
    manyNodes,
    audit,
    identity,
    users: identity.users,
    delegations: identity.delegations,
    groups,
    documents,
    histories,
    readableHistories,
    versions,
    updateLog,
    meetings,
    papers,
    paperFiles,
    papersMoved,
    activities,
    release,
    commitments,
    glossaries,
    images,
    access,
    isOwnOrigin: ownOriginCheck(config.baseUrl),
    headers: securityHeaders(config.baseUrl),
    metrics: createMetrics(),
  }
}

function found<Thing>(
  thing: Thing | null,
  groupOf: (thing: Thing) => GroupId,
  guard: (thing: Thing) => Guarded,
): Found<Thing> | null {
  return thing && { thing, groupId: groupOf(thing), guarded: guard(thing) }
}

function groupIdOf(thing: { groupId: GroupId }): GroupId {
  return thing.groupId
}
function ownId(group: { id: GroupId }): GroupId {
  return group.id
}

/** Guarded by membership alone. */
function plainly(kind: 'group' | 'meeting' | 'activity'): () => Guarded {
  return () => ({ kind, state: 'any', marking: null, compartment: null })
}

/** Does this now and then until the end; the next time is as good as this one when it fails. */
export function repeat(
  lifecycle: Lifecycle,
  log: Log,
  name: string,
  everyMs: number,
  act: () => Promise<void>,
): void {
  const timer = setInterval(() => {
    act().catch((error: unknown) => log.error('repeated-act.failed', { act: name, error }))
  }, everyMs)
  lifecycle.onClose(name, () => clearInterval(timer))
}
