/** The live edge of the server: sockets, and the documents people write in over them. */
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { IncomingMessage, Server } from 'node:http'
import {
  type Document,
  type LiveDocuments,
  liveDocuments,
  type OpenDocuments,
  type Opening,
} from './documents/index.js'
import type { Membership } from './groups/index.js'
import type { Identity, SignedIn } from './identity/index.js'
import type { Loads } from './access/index.js'
import type { Release } from './agendas/index.js'
import type { Clock } from './platform/clock.js'
import type { Hears } from './platform/domain-events.js'
import type { Log } from './platform/log.js'
import { openSocketServer } from './platform/socket/socket-server.js'

export interface LiveParts {
  access: Loads<DocumentId, Document> & Loads<GroupId, unknown>
  identity: Identity
  documents: OpenDocuments
  release: Release
  events: Hears<{
    'sign-in.ended': SignedIn
    'membership.changed': unknown
    'document.changed-state': unknown
  }>
  clock: Clock
  wall: Clock
  log: Log
  isOwnOrigin: (request: IncomingMessage) => boolean
}

export interface LiveEdge {
  count: LiveDocuments<SignedIn>['count']
  close(): Promise<void>
}

export function attachLive(httpServer: Server, parts: LiveParts): LiveEdge {
  const { access, identity, documents, release, events, clock, wall, log } = parts

  const openingFor = async (signedIn: SignedIn, documentId: DocumentId): Promise<Opening> => {
    const { thing, member, actions } = await access.load(signedIn, documentId, 'read')
    return {
      document: thing,
      mayEdit: actions.includes('edit'),
      identify: () => identify(identity, member),
      release: () => release.releaseFor(member, thing),
    }
  }

  const live = liveDocuments<SignedIn>({
    documents,
    openingFor,
    assertMember: async (signedIn, groupId) => {
      await access.load(signedIn, groupId, 'read')
    },
    touch: (signedIn) => identity.signIns.touch(signedIn.signInId),
    now: () => clock.now(),
    wallNow: () => wall.now(),
    logger: log,
  })

  const sockets = openSocketServer<SignedIn>({
    httpServer,
    isOwnOrigin: parts.isOwnOrigin,
    signInFrom: (cookies) => identity.signInFrom(cookies),
    isPerson: (signedIn, claimed) => signedIn.userId === claimed,
    isStillSignedIn: (signedIn) => identity.signIns.isStillSignedIn(signedIn.signInId),
    nameOf: (signedIn) => signedIn.userId,
    handlers: live.handlers,
    wallNow: () => wall.now(),
    logger: log,
  })

  const reconsider = (): void => {
    live.reconsider().catch((error: unknown) => log.error('rights.not-reconsidered', { error }))
  }
  events.on('sign-in.ended', ({ signInId }) => sockets.cut((person) => person.signInId === signInId))
  events.on('membership.changed', reconsider)
  events.on('document.changed-state', reconsider)

  return { count: live.count, close: () => sockets.close() }
}

async function identify(
  identity: Identity,
  member: Membership,
): Promise<Awaited<ReturnType<Opening['identify']>>> {
  const user = await identity.users.find(member.userId)
  if (!user) throw refuse('not_signed_in')
  return { userId: member.userId, name: user.name, delegation: member.delegation, role: member.role }
}
