/**
 * The only place that chooses adapters and hands parts to each other, once for the demonstration and once
 * for real use. What lives long is made here and closed in reverse order: sockets, listener, timers, rooms,
 * clock, store.
 */
import type { UserId } from '@tandem/shared/ids'
import type { Use } from '@tandem/shared/rules'
import type { LocalisedText } from '@tandem/shared/words'
import type { Server } from 'node:http'
import { agendaRoutes, meetingBinRoutes, meetingRoutes } from './agendas/index.js'
import { attachLive } from './attach-live.js'
import { auditRoutes } from './audit/index.js'
import { commitmentRoutes } from './commitments/index.js'
import { demonstrationRoutes, importState, importWorkspace, type Workspace } from './demonstration/index.js'
import { admitByClaims, groupRoutes, groupsOf, membershipRoutes } from './groups/index.js'
import { historyRoutes } from './history/index.js'
import {
  accountRoutes,
  admitBy,
  identityRoutes,
  openPasswordAccounts,
  passwordAccountRoutes,
  type PasswordCost,
  passwordRoutes,
  type Organisation,
  type Post,
  openProvider,
  openProviderAccounts,
  providerRoutes,
  secondFactorRoutes,
  signInRoutes,
  type SignedIn,
  tokenRoutes,
} from './identity/index.js'
import { overviewRoutes } from './overview/index.js'
import { paperRoutes } from './papers/index.js'
import { imageRoutes, minutesRoutes } from './minutes/index.js'
import { openParts, type Parts, repeat } from './parts.js'
import type { Clock } from './platform/clock.js'
import type { Collections } from './platform/collection.js'
import type { Config } from './platform/config.js'
import { openDomainClock } from './platform/domain-clock.js'
import {
  createApp,
  createHttpServer,
  descriptionEndpoint,
  drain,
  type Endpoint,
  mount,
  type Mounted,
} from './platform/http/index.js'
import { createLifecycle, type Lifecycle } from './platform/lifecycle.js'
import type { Log } from './platform/log.js'
import { openMailer } from './platform/mail.js'
import { secretIn } from './platform/secret-file.js'
import { recordRefusals } from './record-refusals.js'
import { openSystemFacts } from './platform/system-facts.js'
import { emptyStore, openEmbeddedStore } from './storage/embedded/index.js'
import type { Store } from './storage/store.js'

export type { Events, Parts } from './parts.js'

export interface ComposeOptions {
  config: Config
  log: Log
  wall: Clock
  /** The folder of the built client. */
  clientFolder: string
}

export interface DemonstrationOptions extends ComposeOptions {
  workspace: Workspace
  /** Empties the demonstration's folder first. */
  fresh?: boolean
}

export interface ServerOptions extends ComposeOptions {
  /** Less than the usual only where nobody's password is at stake. */
  passwordCost?: PasswordCost
}

export interface Composed {
  httpServer: Server
  parts: Parts
  /** The table of everything that can be asked over HTTP. */
  endpoints: readonly Mounted<SignedIn>[]
  /** Stops accepting, lets what is under way finish, closes everything. Safe to repeat. */
  close(): Promise<void>
}

export interface ComposedServer extends Composed {
  /** What makes the first account; null once it is made. */
  setUpCode(): Promise<string | null>
}

const keepClockEveryMs = 5_000
const forgetTriesEveryMs = 15 * 60_000
/** Under the five seconds a stop may take, with room for writing what is open. */
const drainWithinMs = 2_500

export function composeDemonstration(options: DemonstrationOptions): Promise<Composed> {
  return orNothing(options, async (lifecycle) => {
    const { log, wall, workspace } = options
    const store = await openDemonstrationStore(options)
    lifecycle.onClose('store', () => store.close())
    const clock = await openDomainClock({
      facts: openSystemFacts(store.collections),
      wall,
      startsAt: Date.parse(workspace.meta.demoClock),
      heads: store.updateLog.heads(),
    })
    lifecycle.onClose('domain clock', () => clock.keep())
    repeat(lifecycle, log, 'domain-clock.keep', keepClockEveryMs, () => clock.keep())
    const common = { clock, store, isStoreShared: false, asksForProof: false, secret: null, lifecycle }
    const parts = await openParts({ ...options, ...common })
    if ((await importState(parts.facts)) === 'none') await importWorkspace(parts, workspace)
    const { notice } = workspace.meta
    const endpoints = [
      ...demonstrationRoutes({ ...parts, notice }),
      ...commonEndpoints(parts, 'demonstration', notice),
    ]
    return serveOver(parts, mount('demonstration', endpoints), options, lifecycle)
  })
}

export function composeServer(options: ServerOptions): Promise<ComposedServer> {
  return orNothing(options, async (lifecycle) => {
    const { config, log, wall } = options
    const store = await openRealStore(options)
    lifecycle.onClose('store', () => store.close())
    const isStoreShared = config.mongodbUri !== null
    const secret = await storeSecret(config, log)
    const common = { clock: wall, store, isStoreShared, asksForProof: true, secret, lifecycle }
    const parts = await openParts({ ...options, ...common })
    const { collections } = store
    const accounts = await openPasswordAccounts({
      ...parts,
      collections,
      setUpCode: config.setUpCode,
      passwordCost: options.passwordCost,
      post: openPost(config, lifecycle),
    })
    repeat(lifecycle, log, 'failed-tries.sweep', forgetTriesEveryMs, () => accounts.tries.sweep())
    repeat(lifecycle, log, 'account-links.sweep', forgetTriesEveryMs, () => accounts.links.sweep())
    const admit = admitBy(parts.identity, parts.rights)
    const organisation = openOrganisation(parts, config, collections, lifecycle)
    const endpoints = [
      ...passwordRoutes({ ...parts, accounts, admit, providerName: config.oidc?.name ?? null }),
      ...providerRoutes({ ...parts, organisation, admit, baseUrl: config.baseUrl }),
      ...secondFactorRoutes({ ...parts, accounts }),
      ...signInRoutes({ ...parts, accounts }),
      ...passwordAccountRoutes({ ...parts, ...groupsIn(parts), accounts }),
      ...commonEndpoints(parts, 'real use', null),
    ]
    const composed = serveOver(parts, mount('real use', endpoints), options, lifecycle)
    return { ...composed, setUpCode: () => accounts.firstAccount.code() }
  })
}

/** Where people sign in at their organisation, if the operator names one. */
function openOrganisation(
  parts: Parts,
  { oidc, baseUrl }: Config,
  collections: Collections,
  lifecycle: Lifecycle,
): Organisation | null {
  if (!oidc || !baseUrl) return null
  const provider = openProvider({ ...parts, oidc, baseUrl, collections })
  repeat(lifecycle, parts.log, 'oidc-journeys.sweep', forgetTriesEveryMs, () => provider.sweep())
  const accounts = openProviderAccounts({
    ...parts,
    oidc,
    collections,
    admit: (user, roles) => admitByClaims(parts, user, roles),
  })
  return { provider, accounts }
}

function openPost({ mail, baseUrl }: Config, lifecycle: Lifecycle): Post | null {
  if (!mail || !baseUrl) return null
  const mailer = openMailer(mail.url, mail.from)
  lifecycle.onClose('mail', () => mailer.close())
  return { mailer, baseUrl }
}

/** Half a server must not hold the folder. */
async function orNothing<Whole>(
  { log }: ComposeOptions,
  compose: (lifecycle: Lifecycle) => Promise<Whole>,
): Promise<Whole> {
  const lifecycle = createLifecycle(log)
  try {
    return await compose(lifecycle)
  } catch (error) {
    await lifecycle.close()
    throw error
  }
}

/** The demonstration's store; emptied first when asked, or when an import ended in the middle. */
async function openDemonstrationStore(options: DemonstrationOptions): Promise<Store> {
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

/** A database where one is named, else a folder of this machine. */
async function openRealStore({ config, wall, log }: ComposeOptions): Promise<Store> {
  const common = { purpose: 'production', now: () => wall.now(), log } as const
  const { mongodbUri: uri, databaseWaitMs: waitMs } = config
  if (uri === null) return openEmbeddedStore({ ...common, folder: config.dataFolder })
  // Loaded when asked for: without a database nobody waits for its driver at start.
  const { openMongoStore } = await import('./storage/mongo/index.js')
  return openMongoStore({ ...common, uri, waitMs })
}

/** What single values are sealed with; a folder has one of its own, which another machine over a database has not. */
async function storeSecret(
  { storeSecret: given, mongodbUri, dataFolder }: Config,
  log: Log,
): Promise<string | null> {
  if (given !== null) return given
  if (mongodbUri === null) return secretIn(dataFolder)
  log.warn('store-secret.none', { variable: 'STORE_SECRET' })
  return null
}

/** What both uses offer. */
function commonEndpoints(parts: Parts, use: Use, notice: LocalisedText | null): Endpoint<SignedIn>[] {
  const withGroups = { ...parts, ...groupsIn(parts) }
  return [
    descriptionEndpoint(use, parts.identity.cookie.name),
    ...identityRoutes({ ...withGroups, notice }),
    ...tokenRoutes(withGroups),
    ...accountRoutes(withGroups),
    ...groupRoutes(parts),
    ...membershipRoutes(parts),
    ...auditRoutes({
      ...parts,
      loginOf: async (userId) => (await parts.users.find(userId))?.login ?? null,
    }),
    ...overviewRoutes(parts),
    ...agendaRoutes(parts),
    ...meetingRoutes(parts),
    ...meetingBinRoutes(parts),
    ...paperRoutes(parts),
    ...commitmentRoutes(parts),
    ...minutesRoutes(parts),
    ...imageRoutes(parts),
    ...historyRoutes(parts),
  ]
}

function groupsIn({ groups }: Parts) {
  return { groupsOf: (userId: UserId) => groupsOf(groups, userId) }
}

function serveOver(
  parts: Parts,
  endpoints: readonly Mounted<SignedIn>[],
  { config, clientFolder }: ComposeOptions,
  lifecycle: Lifecycle,
): Composed {
  let isDraining = false
  const refusals = recordRefusals({ ...parts, trustedProxies: config.trustedProxies })
  const app = createApp({
    ...parts,
    endpoints,
    whoIs: (headers) => parts.identity.whoIs(headers),
    isProgram: ({ token }) => token !== undefined,
    isProven: (caller) => parts.identity.isProven(caller),
    isAdministrator: async ({ userId }) => (await parts.users.find(userId))?.isAdministrator ?? false,
    onRefused: (refused) => refusals.ofRequest(refused),
    isReady: async () => !isDraining && (await answers(() => parts.facts.get('any'))),
    trustedProxies: config.trustedProxies,
    signInsPerAddress: config.signInsPerAddress,
    clientFolder,
  })
  const httpServer = createHttpServer(app)
  lifecycle.onClose('listener', () => drain(httpServer))

  const live = attachLive(httpServer, {
    ...parts,
    onRefused: refusals.ofEvent,
    onRefusedHandshake: refusals.ofHandshake,
    editsPerSecond: config.editsPerSecond,
  })
  const { manyNodes } = parts
  if (manyNodes) parts.metrics.watch('tandem_bus', 'Messages between processes', () => manyNodes.bus.count())
  parts.metrics.watch('tandem_live', 'People and rooms live in this process', () => ({ ...live.count() }))
  lifecycle.onClose('sockets', () => live.close())

  lifecycle.onClose('readiness', () => {
    isDraining = true
    // Closing the sockets also waits for requests under way: whatever hangs is broken in time.
    setTimeout(() => httpServer.closeAllConnections(), drainWithinMs).unref()
  })
  return { httpServer, parts, endpoints, close: () => lifecycle.close() }
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
