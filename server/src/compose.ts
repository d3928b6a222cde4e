/**
 * The only place that chooses adapters and hands parts to each other. What lives long is made here and
 * closed in reverse order: sockets, listener, timers, rooms, clock, store.
 */
import type { ActivityId, DocumentId, GroupId, MeetingId, PaperId } from '@tandem/shared/ids'
import type { Guarded } from '@tandem/shared/permissions'
import type { Server } from 'node:http'
import { createAccess, type Found } from './access/index.js'
import { openActivities } from './activities/index.js'
import { agendaRoutes, openRelease } from './agendas/index.js'
import { attachLive } from './attach-live.js'
import { demonstrationRoutes, importState, importWorkspace, type Workspace } from './demonstration/index.js'
import { neverCompacts, noNeighbours, openDocuments } from './documents/index.js'
import { type GroupEvents, groupsOf, openGroups } from './groups/index.js'
import { type IdentityEvents, identityRoutes, openIdentity, type SignedIn } from './identity/index.js'
import { openMeetings } from './meetings/index.js'
import { overviewRoutes } from './overview/index.js'
import { guardOf, openPapers } from './papers/index.js'
import type { Clock } from './platform/clock.js'
import type { Config } from './platform/config.js'
import { openDomainClock } from './platform/domain-clock.js'
import { createDomainEvents } from './platform/domain-events.js'
import {
  createApp,
  createHttpServer,
  drain,
  type Endpoint,
  ownOriginCheck,
  securityHeaders,
} from './platform/http/index.js'
import { createLifecycle, type Lifecycle } from './platform/lifecycle.js'
import type { Log } from './platform/log.js'
import { createMetrics } from './platform/metrics.js'
import { openSystemFacts } from './platform/system-facts.js'
import { emptyStore, type EmbeddedStore, openEmbeddedStore } from './storage/embedded/index.js'

export interface ComposeOptions {
  config: Config
  log: Log
  wall: Clock
  workspace: Workspace
  /** The folder of the built client. */
  clientFolder: string
  /** Empties the demonstration's folder first. */
  fresh?: boolean
}

/** What happens to documents, told to those above. */
export interface DocumentEvents {
  'document.changed-state': { documentId: DocumentId }
}

export type Events = IdentityEvents & GroupEvents & DocumentEvents

export type Parts = Awaited<ReturnType<typeof openParts>>

export interface Composed {
  httpServer: Server
  parts: Parts
  /** The table of everything that can be asked over HTTP. */
  endpoints: readonly Endpoint<SignedIn>[]
  /** Stops accepting, lets what is under way finish, closes everything. Safe to repeat. */
  close(): Promise<void>
}

const keepClockEveryMs = 5_000
const endSignInsEveryMs = 15_000
/** Under the five seconds a stop may take, with room for writing what is open. */
const drainWithinMs = 2_500

export async function composeDemonstration(options: ComposeOptions): Promise<Composed> {
  const lifecycle = createLifecycle(options.log)
  try {
    const store = await openDemonstrationStore(options)
    lifecycle.onClose('store', () => store.close())
    const parts = await openParts(options, store, lifecycle)
    if ((await importState(parts.facts)) === 'none') await importWorkspace(parts, options.workspace)
    return serveOver(parts, options, lifecycle)
  } catch (error) {
    // Half a server must not hold the folder.
    await lifecycle.close()
    throw error
  }
}

/** The demonstration's store; emptied first when asked, or when an import ended in the middle. */
async function openDemonstrationStore(options: ComposeOptions): Promise<EmbeddedStore> {
  const { config, wall, log } = options
  const folder = config.dataFolder
  const open = () => openEmbeddedStore({ folder, purpose: 'demonstration', now: () => wall.now(), log })
  if (options.fresh) await emptyStore(folder, 'demonstration')
  const store = await open()
  if ((await importState(openSystemFacts(store.collections))) !== 'begun') return store
  await store.close()
  await emptyStore(folder, 'demonstration')
  return open()
}

async function openParts(options: ComposeOptions, store: EmbeddedStore, lifecycle: Lifecycle) {
  const { config, log, wall, workspace } = options
  const { collections, updateLog } = store
  const facts = openSystemFacts(collections)
  const clock = await openDomainClock({
    facts,
    wall,
    startsAt: Date.parse(workspace.meta.demoClock),
    heads: updateLog.heads(),
  })
  lifecycle.onClose('domain clock', () => clock.keep())

  const events = createDomainEvents<Events>(log)
  const identity = await openIdentity({ collections, wall, events, baseUrl: config.baseUrl })
  const { users, delegations } = identity
  const groups = openGroups({ collections, events })
  const documents = openDocuments({
    collections,
    updateLog,
    now: () => clock.now(),
    logger: log,
    compaction: neverCompacts,
    neighbours: noNeighbours,
    onForgery: (participant, documentId) =>
      log.warn('edit.forged', { userId: participant.userId, documentId }),
    seatsOf: async (groupId) => (await groups.find(groupId))?.coChairs.map((seat) => seat.delegation) ?? [],
  })
  lifecycle.onClose('rooms', () => documents.close())
  const meetings = openMeetings(collections)
  const papers = openPapers(collections)
  const activities = openActivities(collections)
  const release = openRelease({ papers, groups })

  const access = createAccess(groups, {
    grp: async (id: GroupId) => found(await groups.find(id), ownId, plainly('group')),
    mtg: async (id: MeetingId) => found(await meetings.find(id), groupIdOf, plainly('meeting')),
    act: async (id: ActivityId) => found(await activities.find(id), groupIdOf, plainly('activity')),
    pap: async (id: PaperId) => found(await papers.find(id), groupIdOf, guardOf),
    doc: async (id: DocumentId) => found(await documents.find(id), groupIdOf, (document) => document),
  })

  repeat(lifecycle, log, 'domain-clock.keep', keepClockEveryMs, () => clock.keep())
  repeat(lifecycle, log, 'sign-ins.end-expired', endSignInsEveryMs, () => identity.signIns.endExpired())

  return {
    facts,
    clock,
    wall,
    log,
    events,
    identity,
    users,
    delegations,
    groups,
    documents,
    meetings,
    papers,
    activities,
    release,
    access,
    isOwnOrigin: ownOriginCheck(config.baseUrl),
    headers: securityHeaders(config.baseUrl),
    metrics: createMetrics(),
  }
}

function serveOver(parts: Parts, options: ComposeOptions, lifecycle: Lifecycle): Composed {
  const { identity, groups, clock } = parts
  const { notice } = options.workspace.meta
  const endpoints: Endpoint<SignedIn>[] = [
    ...demonstrationRoutes({ identity, groups, clock, notice }),
    ...identityRoutes({ identity, clock, notice, groupsOf: (userId) => groupsOf(groups, userId) }),
    ...overviewRoutes(parts),
    ...agendaRoutes(parts),
  ]
  let isDraining = false
  const app = createApp({
    ...parts,
    endpoints,
    whoIs: (cookies) => identity.signInFrom(cookies),
    isReady: async () => !isDraining && (await answers(() => parts.facts.get('any'))),
    trustedProxies: options.config.trustedProxies,
    signInsPerAddress: options.config.signInsPerAddress,
    clientFolder: options.clientFolder,
  })
  const httpServer = createHttpServer(app)
  lifecycle.onClose('listener', () => drain(httpServer))

  const live = attachLive(httpServer, parts)
  parts.metrics.watch('tandem_live', 'People and rooms live in this process', () => ({ ...live.count() }))
  lifecycle.onClose('sockets', () => live.close())

  lifecycle.onClose('readiness', () => {
    isDraining = true
    // Closing the sockets also waits for requests under way: whatever hangs is broken in time.
    setTimeout(() => httpServer.closeAllConnections(), drainWithinMs).unref()
  })
  return { httpServer, parts, endpoints, close: () => lifecycle.close() }
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

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch {
    // That it does not answer is the answer.
    return false
  }
}

/** Does this now and then until the end; the next time is as good as this one when it fails. */
function repeat(
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
