/** The live edge of the server: sockets, and the documents people write in over them. */
import { DocumentId, GroupId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { eventRules } from '@tandem/shared/rules'
import type { IncomingMessage, Server } from 'node:http'
import { z } from 'zod'
import {
  type Document,
  type LiveDocuments,
  liveDocuments,
  type OpenDocuments,
  type Opening,
  yjsSessions,
} from './documents/index.js'
import type { Membership } from './groups/index.js'
import type { ReadableHistories, Versions } from './history/index.js'
import type { Identity, IdentityEvents, SignedIn } from './identity/index.js'
import type { Loads } from './access/index.js'
import type { ManyNodes } from './many-nodes.js'
import type { Release } from './agendas/index.js'
import { type Bus, silentBus, type Topic } from './platform/bus.js'
import type { Clock } from './platform/clock.js'
import type { Hears } from './platform/domain-events.js'
import type { Log } from './platform/log.js'
import type { RefusedEvent } from './platform/socket/requests.js'
import { openSocketServer, type RefusedHandshake } from './platform/socket/socket-server.js'
import { openYjsSocketServer } from './platform/socket/yjs-socket-server.js'

export interface LiveParts {
  access: Loads<DocumentId, Document> & Loads<GroupId, unknown>
  identity: Identity
  documents: OpenDocuments
  release: Release
  readableHistories: ReadableHistories
  versions: Pick<Versions, 'lastLeft'>
  events: Hears<{
    'sign-in.ended': IdentityEvents['sign-in.ended']
    'membership.changed': { groupId: GroupId }
    'group.changed': { groupId: GroupId }
    'document.changed-state': unknown
    'commitments.changed': { documentId: DocumentId }
  }>
  clock: Clock
  wall: Clock
  log: Log
  onRefused: (refused: RefusedEvent<SignedIn>) => void
  onRefusedHandshake: (refused: RefusedHandshake<SignedIn>) => void
  isOwnOrigin: (request: IncomingMessage) => boolean
  editsPerSecond: number
  /** Null for a process alone. */
  manyNodes: ManyNodes | null
}

/** Rights may have moved: ask before the next look would. */
const rightsMoved: Topic<object> = { name: 'rights.moved', message: z.object({}) }

/** Who has this document open in another process asks for its commitments anew [CM-3]. */
const commitmentsChanged: Topic<{ documentId: DocumentId }, { documentId: string }> = {
  name: 'commitments.changed',
  message: z.object({ documentId: DocumentId }),
}

/** Who looks at this group through another process asks for it anew. */
const groupChanged: Topic<{ groupId: GroupId }, { groupId: string }> = {
  name: 'group.changed',
  message: z.object({ groupId: GroupId }),
}

export interface LiveEdge {
  count: LiveDocuments<SignedIn>['count']
  close(): Promise<void>
}

export function attachLive(httpServer: Server, parts: LiveParts): LiveEdge {
  const { access, identity, documents, release, events, clock, wall, log } = parts

  const openingFor = async (signedIn: SignedIn, documentId: DocumentId): Promise<Opening> => {
    const { thing, member, actions } = await access.load(signedIn, documentId, eventRules.open.action)
    return {
      document: thing,
      mayEdit: actions.includes(eventRules.edit.action),
      identify: () => identify(identity, member),
      release: () => release.releaseFor(member, thing),
    }
  }

  const live = liveDocuments<SignedIn>({
    documents,
    openingFor,
    assertMember: async (signedIn, groupId) => {
      await access.load(signedIn, groupId, eventRules.watch.action)
    },
    assertReadsHistory: async (signedIn, documentId) => {
      await parts.readableHistories.load(signedIn, documentId)
    },
    lastLeft: (documentId, seq) => parts.versions.lastLeft(documentId, seq),
    ...(parts.manyNodes && { seenRights: parts.manyNodes.rightsWatch }),
    touch: (signedIn) => identity.touch(signedIn),
    now: () => clock.now(),
    wallNow: () => wall.now(),
    logger: log,
  })

  const sockets = openSocketServer<SignedIn>({
    httpServer,
    isOwnOrigin: parts.isOwnOrigin,
    signInFrom: (headers) => identity.whoIs(headers),
    isPerson: (signedIn, claimed) => signedIn.userId === claimed,
    isStillSignedIn: (signedIn) => identity.isStillSignedIn(signedIn),
    nameOf: (signedIn) => signedIn.userId,
    handlers: live.handlers,
    onRefused: parts.onRefused,
    onRefusedHandshake: parts.onRefusedHandshake,
    editsPerSecond: parts.editsPerSecond,
    wallNow: () => wall.now(),
    logger: log,
  })

  const isStillSignedIn = (signedIn: SignedIn): boolean => identity.isStillSignedIn(signedIn)
  const yjsSockets = openYjsSocketServer<SignedIn>({
    httpServer,
    bearerOf: (secret) => identity.bearerOf(secret),
    isStillSignedIn,
    nameOf: (signedIn) => signedIn.userId,
    onRefusedHandshake: parts.onRefusedHandshake,
    serve: yjsSessions({
      handlers: live.handlers,
      onRefused: parts.onRefused,
      isStillSignedIn,
      editsPerSecond: parts.editsPerSecond,
      wallNow: () => wall.now(),
      logger: log,
    }),
    logger: log,
  })

  const reconsider = (): void => {
    live.reconsider().catch((error: unknown) => log.error('rights.not-reconsidered', { error }))
  }
  events.on('sign-in.ended', ({ signInId }) => {
    sockets.cut((person) => person.signInId === signInId)
    yjsSockets.cut((person) => person.signInId === signInId)
  })
  events.on('membership.changed', reconsider)
  events.on('group.changed', reconsider)
  events.on('document.changed-state', reconsider)
  const stopTelling = tellOfCommitments(events, parts.manyNodes?.bus ?? silentBus(), (documentId) =>
    live.tell(documentId, { type: 'commitments', documentId }),
  )

  const stopTellingOfGroups = tellOfGroups(events, parts.manyNodes?.bus ?? silentBus(), live.tellOfGroup)

  const stopSharing =
    parts.manyNodes &&
    shareRights(parts.manyNodes, events, async () => {
      const people = [...sockets.connections].map((connection) => connection.person)
      await identity.recheck([...people, ...yjsSockets.people()])
      await live.reconsider()
    })

  return {
    count: live.count,
    async close() {
      stopTelling()
      stopTellingOfGroups()
      stopSharing?.()
      yjsSockets.close()
      await sockets.close()
    },
  }
}

/** What happens to rights here is told to other processes, and what happens there is asked for here [SYNC-9]. */
function shareRights(
  { bus, rightsWatch }: ManyNodes,
  events: LiveParts['events'],
  askAnew: () => Promise<void>,
): () => void {
  const tell = (): void => bus.publish(rightsMoved, {})
  const stops = [
    rightsWatch.onMoved(askAnew),
    bus.on(rightsMoved, () => rightsWatch.hint()),
    events.on('sign-in.ended', tell),
    events.on('membership.changed', tell),
    events.on('group.changed', tell),
    events.on('document.changed-state', tell),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Here and in other processes, each of which tells those who are in the document through it. */
function tellOfCommitments(
  events: LiveParts['events'],
  bus: Bus,
  tell: (documentId: DocumentId) => void,
): () => void {
  const stops = [
    events.on('commitments.changed', ({ documentId }) => {
      tell(documentId)
      bus.publish(commitmentsChanged, { documentId })
    }),
    bus.on(commitmentsChanged, ({ documentId }) => tell(documentId)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The same of what is set of a group and of who is in it. */
function tellOfGroups(events: LiveParts['events'], bus: Bus, tell: (groupId: GroupId) => void): () => void {
  const hear = ({ groupId }: { groupId: GroupId }): void => {
    tell(groupId)
    bus.publish(groupChanged, { groupId })
  }
  const stops = [
    events.on('membership.changed', hear),
    events.on('group.changed', hear),
    bus.on(groupChanged, ({ groupId }) => tell(groupId)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

async function identify(
  identity: Identity,
  member: Membership,
): Promise<Awaited<ReturnType<Opening['identify']>>> {
  const user = await identity.users.find(member.userId)
  if (!user) throw refuse('not_signed_in')
  return { userId: member.userId, name: user.name, delegation: member.delegation, role: member.role }
}
