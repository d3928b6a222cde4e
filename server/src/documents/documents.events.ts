/**
 * Live documents at the socket: who may edit joins the room, who may only read is sent the canonical
 * record, filtered for him, whenever it changes (MODEL M8). The right is asked at `open` and again for
 * every edit [SYNC-9].
 */
import type { AgendaRecord } from '@tandem/shared/documents'
import { type DocumentId, newId } from '@tandem/shared/ids'
import {
  largestFrameBytes,
  type Answer,
  type AnyNotice,
  type ReceivedRequest,
  Refusal,
  refuse,
  toWire,
  toWireError,
} from '@tandem/shared/protocol'
import * as Y from 'yjs'
import type { Connection } from '../platform/socket/connection.js'
import type { Handlers } from '../platform/socket/requests.js'
import { GroupPresence } from './group-presence.js'
import type { LiveDocumentsParts, Opening } from './opening.js'
import { type LiveParticipant, present } from './participant.js'
import type { Room } from './room.js'

export interface LiveDocuments<Person> {
  handlers: Handlers<Person>
  /** Asks every right anew after memberships or a document's state changed; who lost his is told and out. */
  reconsider: () => Promise<void>
  /** For the metrics: people in live documents, readers of records, rooms. */
  count: () => { participants: number; readers: number; rooms: number }
}

type Presence =
  { kind: 'editing'; room: Room; participant: LiveParticipant } | { kind: 'reading'; stop: () => void }

/** Readers get the record at most this often: they read, they do not follow keystrokes. */
const recordPushMs = 250

export function liveDocuments<Person>(parts: LiveDocumentsParts<Person>): LiveDocuments<Person> {
  const { documents } = parts
  const presences = new Map<Connection<Person>, Map<DocumentId, Presence>>()
  const groups = new GroupPresence(parts)

  function presencesOf(connection: Connection<Person>): Map<DocumentId, Presence> {
    const known = presences.get(connection)
    if (known) return known
    const made = new Map<DocumentId, Presence>()
    presences.set(connection, made)
    connection.onGone(() => {
      for (const documentId of made.keys()) leave(connection, documentId)
      presences.delete(connection)
      groups.forget(connection)
    })
    return made
  }

  function leave(connection: Connection<Person>, documentId: DocumentId): void {
    const presence = presences.get(connection)?.get(documentId)
    if (!presence) return
    presences.get(connection)?.delete(documentId)
    if (presence.kind === 'reading') presence.stop()
    else {
      presence.room.leave(presence.participant.id)
      documents.bindings.release(documentId, presence.participant.clientId)
      groups.changed(presence.room)
    }
    documents.rooms.closeWhenIdle(documentId)
  }

  async function open(
    request: ReceivedRequest<'open'>,
    connection: Connection<Person>,
  ): Promise<Answer<'open'>> {
    const opening = await parts.openingFor(connection.person, request.documentId)
    // Gone meanwhile: nobody would ever take its presence away again.
    if (connection.isGone) throw refuse('not_joined')
    const present = presencesOf(connection)
    // Opening again replaces: a reconnect on the same socket, or a right that changed.
    leave(connection, request.documentId)
    if (!opening.mayEdit) {
      const room = await documents.rooms.enter(request.documentId)
      const release = await opening.release()
      if (connection.isGone) throw refuse('not_joined')
      leave(connection, request.documentId)
      present.set(request.documentId, { kind: 'reading', stop: pushRecords(room, connection, release) })
      return { mode: 'record', headSeq: room.headSeq, record: release(room.record()) }
    }
    const participant = await makeParticipant(request, connection, opening)
    try {
      const room = await documents.rooms.enter(request.documentId)
      // From here to the answer nothing waits: the state sent and the first edit told follow on each other.
      if (connection.isGone) throw refuse('not_joined')
      leave(connection, request.documentId)
      participant.tell = tellAfterAnswer(connection)
      room.join(participant)
      present.set(request.documentId, { kind: 'editing', room, participant })
      groups.enters(room, opening.document)
      return liveAnswer(room, participant, request.stateVector)
    } catch (error) {
      documents.bindings.release(request.documentId, participant.clientId)
      throw error
    }
  }

  async function makeParticipant(
    request: ReceivedRequest<'open'>,
    connection: Connection<Person>,
    opening: Opening,
  ): Promise<LiveParticipant> {
    const identity = await opening.identify()
    await documents.bindings.reserve(request.documentId, request.clientId, identity.userId)
    return {
      ...identity,
      id: newId('par'),
      colour: await documents.colours.colourOf(request.documentId, identity),
      clientId: request.clientId,
      place: null,
      tell: (notice) => connection.tell(notice),
    }
  }

  function pushRecords(
    room: Room,
    connection: Connection<Person>,
    release: (record: AgendaRecord) => AgendaRecord,
  ): () => void {
    let timer: NodeJS.Timeout | null = null
    const stopListening = room.onChange(() => {
      timer ??= setTimeout(() => {
        timer = null
        connection.tell({
          type: 'record',
          documentId: room.documentId,
          headSeq: room.headSeq,
          record: release(room.record()),
        })
      }, recordPushMs)
    })
    return () => {
      stopListening()
      if (timer) clearTimeout(timer)
    }
  }

  function editingOf(
    connection: Connection<Person>,
    documentId: DocumentId,
  ): Extract<Presence, { kind: 'editing' }> {
    const presence = presences.get(connection)?.get(documentId)
    if (presence?.kind !== 'editing') throw refuse('not_joined')
    return presence
  }

  return {
    handlers: {
      open,
      async edit({ documentId, update }, connection) {
        if (update.length > largestFrameBytes) throw refuse('too_large')
        const opening = await parts.openingFor(connection.person, documentId)
        if (!opening.mayEdit) throw refuse('not_editable_now')
        const { room, participant } = editingOf(connection, documentId)
        parts.touch(connection.person)
        return room.edit(participant, update)
      },
      place({ documentId, place }, connection) {
        const { room, participant } = editingOf(connection, documentId)
        room.place(participant.id, place)
        return Promise.resolve({})
      },
      close({ documentId }, connection) {
        leave(connection, documentId)
        return Promise.resolve({})
      },
      async watch({ groupId }, connection) {
        await parts.assertMember(connection.person, groupId)
        if (connection.isGone) throw refuse('not_joined')
        presencesOf(connection)
        return { here: await groups.watch(connection, groupId) }
      },
      unwatch({ groupId }, connection) {
        groups.unwatch(connection, groupId)
        return Promise.resolve({})
      },
      ping: () => Promise.resolve({ now: parts.now() }),
    },

    async reconsider() {
      for (const [connection, open] of presences) {
        for (const [documentId, presence] of open) {
          // A reader's filter was made from what he might know before: he opens again and gets a new one.
          const refusal =
            presence.kind === 'reading'
              ? refuse('not_joined')
              : await lostRight(parts, connection, documentId)
          if (!refusal) continue
          leave(connection, documentId)
          connection.tell({ type: 'ended', documentId, error: toWireError(refusal) })
        }
      }
      await groups.reconsider()
    },

    count() {
      const all = [...presences.values()].flatMap((open) => [...open.values()])
      const participants = all.filter((each) => each.kind === 'editing').length
      return { participants, readers: all.length - participants, rooms: documents.rooms.size }
    },
  }
}

function liveAnswer(
  room: Room,
  participant: LiveParticipant,
  stateVector: Uint8Array | undefined,
): Answer<'open'> {
  return {
    mode: 'live',
    update: toWire(encodeFor(room.doc, stateVector)),
    stateVector: toWire(Y.encodeStateVector(room.doc)),
    headSeq: room.headSeq,
    you: present(participant),
    participants: room.people.filter((each) => each.id !== participant.id).map(present),
  }
}

function encodeFor(doc: Y.Doc, stateVector: Uint8Array | undefined): Uint8Array {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector)
  } catch {
    // A state vector that cannot be read: the whole text is right for everyone.
    return Y.encodeStateAsUpdate(doc)
  }
}

/**
 * A participant hears nothing before its own `opened`. The answer leaves in the microtasks that follow
 * the handler; what others do meanwhile waits for the turn after.
 */
function tellAfterAnswer<Person>(connection: Connection<Person>): LiveParticipant['tell'] {
  let early: AnyNotice[] | null = []
  setImmediate(() => {
    const waited = early ?? []
    early = null
    for (const notice of waited) connection.tell(notice)
  })
  return (notice) => {
    if (early) early.push(notice)
    else connection.tell(notice)
  }
}

/** Why someone may not go on editing, or null. */
async function lostRight<Person>(
  parts: LiveDocumentsParts<Person>,
  connection: Connection<Person>,
  documentId: DocumentId,
): Promise<Refusal | null> {
  try {
    const opening = await parts.openingFor(connection.person, documentId)
    return opening.mayEdit ? null : refuse('not_editable_now')
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
