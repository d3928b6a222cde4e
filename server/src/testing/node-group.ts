/** Several servers over one database and one Redis, and people who write in one agenda through them. */
import { hashRecord, readAgenda } from '@tandem/shared/documents'
import { type DocumentId, type GroupId, newId, type UserId } from '@tandem/shared/ids'
import { connectDocument, type LiveDocument } from '@tandem/provider'
import * as Y from 'yjs'
import type { Parts } from '../compose.js'
import { readRows } from '../documents/read-rows.js'
import type { LogRow } from '../documents/update-log.store.js'
import { openMongoStore } from '../storage/mongo/index.js'
import { anAgenda } from './an-agenda.js'
import { firstTitle } from './first-title.js'
import { startMongoServer } from './mongo-server.js'
import { type RedisServer, startRedisServer } from './redis-server.js'
import { type RealServer, startRealServer } from './start-real-server.js'

export interface Writer {
  readonly userId: UserId
  readonly live: LiveDocument
  types(words: string): void
  title(): string
  hash(): string
}

export interface NodeGroup {
  readonly nodes: readonly RealServer[]
  readonly redis: RedisServer
  readonly mongodbUri: string
  readonly groupId: GroupId
  readonly documentId: DocumentId
  /** A member who may write in the agenda. */
  member(name: string): Promise<{ userId: UserId; token(reach?: 'read' | 'write'): Promise<string> }>
  /** A member at work, through the server at this address. */
  writes(name: string, url: string): Promise<Writer>
  /** Another agenda of the group. */
  newDocument(): Promise<DocumentId>
  /** What the database holds, as a process that starts now would read it. */
  logged(documentId?: DocumentId): Promise<{ rows: LogRow[]; hash: string; title: string }>
  stop(): Promise<void>
}

export async function startNodes(count: number): Promise<NodeGroup> {
  const [mongo, redis] = await Promise.all([startMongoServer(), startRedisServer()])
  const mongodbUri = mongo.newDatabase()
  const nodes: RealServer[] = []
  const open: LiveDocument[] = []
  while (nodes.length < count) nodes.push(await startRealServer({ mongodbUri, redisUrl: redis.url }))
  const store = await openMongoStore({ uri: mongodbUri, purpose: 'production', now: () => Date.now() })
  const { parts } = (nodes[0] as RealServer).composed
  const groupId = await newGroup(parts)
  const documentId = await newAgenda(parts, groupId)

  async function member(name: string): ReturnType<NodeGroup['member']> {
    const user = await parts.identity.users.create({
      login: `${name}.${newId('usr').slice(-6).toLowerCase()}`,
      name: { en: name },
      delegation: null,
      isAdministrator: false,
      language: 'en',
    })
    const facts = {
      groupId,
      userId: user.id,
      role: 'secretariat' as const,
      compartments: [],
      delegation: null,
    }
    await parts.groups.admit(facts)
    return {
      userId: user.id,
      async token(reach = 'write') {
        const wanted = { name: 'writing', reach, groups: null, expiresAt: null }
        return (await parts.identity.tokens.create(user.id, wanted)).secret
      },
    }
  }

  return {
    nodes,
    redis,
    mongodbUri,
    groupId,
    documentId,
    member,
    async writes(name, url) {
      const { userId, token } = await member(name)
      const live = connectDocument({ url, token: await token(), documentId })
      open.push(live)
      await live.synced
      return {
        userId,
        live,
        types: (words) => firstTitle(live.doc).insert(firstTitle(live.doc).length, words),
        title: () => firstTitle(live.doc).toJSON(),
        hash: () => hashRecord(readAgenda(live.doc)),
      }
    },
    newDocument: () => newAgenda(parts, groupId),
    async logged(id = documentId) {
      const rows = await readRows(store.updateLog, id, 0)
      const doc = new Y.Doc()
      for (const row of rows) Y.applyUpdate(doc, row.frame)
      return { rows, hash: hashRecord(readAgenda(doc)), title: firstTitle(doc).toJSON() }
    },
    async stop() {
      await Promise.all(open.map((live) => live.destroy()))
      await Promise.all(nodes.map((node) => node.stop()))
      await store.close()
      await Promise.all([mongo.stop(), redis.stop()])
    },
  }
}

async function newGroup({ groups }: Parts): Promise<GroupId> {
  const { id } = await groups.create({
    kind: 'experts_wg',
    short: 'WG-NODES',
    name: { en: 'Working group on many servers' },
    aliases: [],
    parentId: null,
    cycle: null,
    coChairs: [],
    workingLanguages: ['en'],
    defaultMarking: 'TLP:AMBER',
    compartments: [],
    members: [],
    observers: [],
  })
  return id
}

async function newAgenda({ documents, meetings, wall }: Parts, groupId: GroupId): Promise<DocumentId> {
  const symbol = `WG-NODES/${newId('mtg').slice(-4)}`
  const meeting = await meetings.create({
    groupId,
    symbol,
    ordinal: 1,
    format: 'virtual',
    status: 'planned',
    host: null,
    venue: null,
    dates: null,
    month: null,
    timeZone: 'UTC',
    sessions: [],
  })
  const description = {
    kind: 'agenda',
    groupId,
    meetingId: meeting.id,
    symbol: `${symbol}/1`,
    state: 'draft',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en'],
    timeZone: 'UTC',
    steps: [],
  } as const
  const by = { userId: newId('usr'), at: wall.now(), kind: 'import' } as const
  const { id } = await documents.create(
    { ...description, caveats: [], languages: ['en'], steps: [] },
    anAgenda(),
    by,
  )
  return id
}
