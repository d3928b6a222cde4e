import { type CanonicalRecord, writeRecord } from '@tandem/shared/documents'
import { type DocumentId, newId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import type { Collections } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import { type AuthorColours, openAuthorColours } from './author-colours.js'
import type { Stored } from './acting.js'
import { ClientBindings } from './client-bindings.js'
import { clientBindingSpec, colourSpec, documentSpec } from './documents.store.js'
import type { Document, Documents, FirstContent } from './documents.js'
import type { Compacts } from './compacts.js'
import { movedTextSpec } from './moves/moved-texts.js'
import { nobodyElsewhere, type PeopleElsewhere } from './people-elsewhere.js'
import type { RoomNeighbours } from './room-neighbours.js'
import type { RoomParts } from './room.js'
import { Rooms } from './rooms.js'
import { openSetAside, setAsideSpec } from './set-aside.js'
import type { UpdateLog } from './update-log.store.js'

export interface OpenDocuments extends Documents {
  readonly rooms: Rooms
  readonly bindings: ClientBindings
  readonly colours: AuthorColours
  readonly elsewhere: PeopleElsewhere
  /** Someone tried to be another: for the audit [SYNC-5]. */
  readonly onForgery: RoomParts['onForgery']
  close(): Promise<void>
}

export interface DocumentsParts {
  updateLog: UpdateLog
  collections: Collections
  /** Domain time, ms. */
  now: () => number
  logger: Log
  compaction: Compacts
  neighbours: RoomNeighbours
  elsewhere?: PeopleElsewhere
  onForgery: RoomParts['onForgery']
  changed?: RoomParts['changed']
  /** Some may do less with this document from now on. */
  narrowed?: (documentId: DocumentId) => Promise<void>
  /** The delegations of the two co-chairs of a group, in the order of its rules. */
  seatsOf: (groupId: Document['groupId']) => Promise<readonly string[]>
  /** The domain's ms at which its last pair of co-chairs handed over; null: none has. */
  handedOverAt?: (groupId: Document['groupId']) => Promise<number | null>
  /** Its meeting is not in the bin: what is in there is for nobody. */
  isThere?: (document: Document) => Promise<boolean>
}

export function openDocuments(parts: DocumentsParts): OpenDocuments {
  const documents = parts.collections.collection(documentSpec)
  const bindings = new ClientBindings(parts.collections.collection(clientBindingSpec), parts.now)
  const setAside = openSetAside(parts.collections.collection(setAsideSpec), parts.logger)
  const { compaction, neighbours, onForgery, changed = nobodyElseHears, narrowed = nobodyMinds } = parts
  const { handedOverAt: handedOver = noneHas, isThere = allAre } = parts
  const rooms = new Rooms({
    log: parts.updateLog,
    bindings,
    movedTexts: parts.collections.collection(movedTextSpec),
    setAside,
    compaction,
    neighbours,
    onForgery,
    compartmentsNamed,
    changed,
    now: parts.now,
    logger: parts.logger,
  })

  /** Once named, for good: the text of then stays in the log and in the live document. */
  async function compartmentsNamed(id: DocumentId, named: readonly string[]): Promise<void> {
    for (;;) {
      const before = await documents.get(id)
      if (before?.value.kind !== 'record') return
      const known = before.value.innerCompartments
      const all = [...new Set([...known, ...named])]
      if (all.length === known.length) return
      const replaced = await documents.replace({ ...before.value, innerCompartments: all }, before.version)
      if (replaced.kind === 'stored') return narrowed(id)
    }
  }

  async function read(id: DocumentId): Promise<{ record: CanonicalRecord; headSeq: number }> {
    const room = await rooms.enter(id)
    rooms.closeWhenIdle(id)
    return { record: await room.record(), headSeq: room.headSeq }
  }

  async function readKind<Kind extends CanonicalRecord['kind']>(id: DocumentId, kind: Kind) {
    const { record, headSeq } = await read(id)
    if (record.kind !== kind) throw new Error(`${id} is no ${kind}`)
    return { record: record as Extract<CanonicalRecord, { kind: Kind }>, headSeq }
  }

  async function actAt(...[id, acting, prepare]: Parameters<Documents['actAt']>): Promise<Stored> {
    const room = await rooms.enter(id)
    rooms.closeWhenIdle(id)
    return room.act(acting, prepare)
  }

  async function find(id: DocumentId): Promise<Document | null> {
    const stored = await documents.get(id)
    return stored ? ((await asItStands([stored.value]))[0] ?? null) : null
  }

  /** Those that are there, all of one group. */
  async function asItStands(found: readonly Document[]): Promise<Document[]> {
    const [first] = found
    if (!first) return []
    const [handedOverAt, ...areThere] = await Promise.all([
      handedOver(first.groupId),
      ...found.map((document) => isThere(document)),
    ])
    const there = found.filter((_, index) => areThere[index])
    if (handedOverAt === null) return there
    return there.map((document) => {
      return { ...document, isOfFormerCycle: (document.madeAt ?? Number.NEGATIVE_INFINITY) < handedOverAt }
    })
  }

  async function findBy(index: 'byMeeting' | 'byGroup', id: string): Promise<Document[]> {
    return asItStands((await documents.find(index, [id])).map(({ value }) => value))
  }

  return {
    rooms,
    bindings,
    elsewhere: parts.elsewhere ?? nobodyElsewhere,
    onForgery,
    colours: openAuthorColours(parts.collections.collection(colourSpec), async (documentId) => {
      const document = await find(documentId)
      return document ? parts.seatsOf(document.groupId) : []
    }),

    async create(document, content, by) {
      const id = newId('doc')
      // The log first: a crash in between leaves a log that nothing names, never a document without text.
      const created = await parts.updateLog.create(id, {
        author: by.userId,
        at: by.at,
        kind: by.kind,
        frame: firstFrame(content),
      })
      if (created.kind !== 'stored') throw new Error(`a new id was taken: ${id}`)
      const made: Document = { id, ...document, madeAt: parts.now() }
      const inserted = await documents.insert(made)
      if (inserted.kind !== 'stored') throw refuse('name_taken')
      return made
    },

    find,
    ofMeeting: (meetingId) => findBy('byMeeting', meetingId),
    ofGroup: (groupId) => findBy('byGroup', groupId),

    read,
    readAgenda: (id) => readKind(id, 'agenda'),
    readMinutes: (id) => readKind(id, 'record'),
    async readBlockFacts(id) {
      const room = await rooms.enter(id)
      rooms.closeWhenIdle(id)
      return room.blockFacts()
    },

    async step(document, step) {
      const before = await documents.get(document.id)
      if (before?.value.state !== document.state || before.value.steps.length !== document.steps.length)
        return null
      // Which states a kind has, whoever takes the step knows.
      const after = { ...before.value, state: step.state, steps: [...before.value.steps, step] } as Document
      const replaced = await documents.replace(after, before.version)
      return replaced.kind === 'stored' ? after : null
    },

    async relabel(id, facts) {
      for (;;) {
        const before = await documents.get(id)
        if (!before) throw refuse('not_found')
        const replaced = await documents.replace({ ...before.value, ...facts }, before.version)
        if (replaced.kind === 'stored') return
        if (replaced.kind === 'duplicate') throw refuse('name_taken')
      }
    },

    act: (id, acting, change) => actAt(id, acting, () => Promise.resolve(change)),
    actAt,

    async close() {
      await rooms.close()
      await parts.compaction.close()
    },
  }
}

function nobodyElseHears(): void {}

const noneHas = (): Promise<null> => Promise.resolve(null)
const allAre = (): Promise<boolean> => Promise.resolve(true)
const nobodyMinds = (): Promise<void> => Promise.resolve()

/** The whole initial content as one Yjs update, by a client id that nobody writes with again. */
function firstFrame(content: CanonicalRecord | FirstContent): Uint8Array {
  const doc = new Y.Doc()
  if ('beside' in content) {
    writeRecord(doc, content.record)
    content.beside(doc)
  } else writeRecord(doc, content)
  const frame = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return frame
}
