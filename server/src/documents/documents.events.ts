/**
 * Live documents at the socket: who may edit joins the room, who may only read is sent the canonical
 * record, filtered for him, whenever it changes (MODEL M8). The right is asked at `open` and again for
 * every edit [SYNC-9].
 */
import { type DocumentId, type GroupId, newId } from '@tandem/shared/ids'
import {
  largestFrameBytes,
  type Answer,
  type AnyNotice,
  type ReceivedRequest,
  Refusal,
  refuse,
  toWireError,
} from '@tandem/shared/protocol'
import type { Connection } from '../platform/socket/connection.js'
import { alwaysFresh } from '../platform/rights-watch.js'
import type { Handlers } from '../platform/socket/requests.js'
import { Departures } from './departures.js'
import { GroupPresence } from './group-presence.js'
import { HistoryFollowers } from './history-followers.js'
import { liveAnswer, tellAfterAnswer } from './live-answer.js'
import type { LiveDocumentsParts, Opening } from './opening.js'
import { Reading } from './reading.js'
import { type RightLease, RightLeases } from './right-leases.js'
import type { Identity, LiveParticipant } from './participant.js'
import type { Room } from './room.js'

export interface LiveDocuments<Person> {
  handlers: Handlers<Person>
  /** Asks every right anew after memberships or a document's state changed; who lost his is told and out. */
  reconsider: () => Promise<void>
  /** Tells everyone who has this document open, writing or reading, in this process. */
  tell: (documentId: DocumentId, notice: AnyNotice) => void
  /** Tells those who look at a group of this process that it changed. */
  tellOfGroup: (groupId: GroupId) => void
  /** For the metrics: people in live documents, readers of records, rooms. */
  count: () => { participants: number; readers: number; rooms: number }
}

interface Editing {
  kind: 'editing'
  room: Room
  participant: LiveParticipant
  lease: RightLease
  /** The right is being asked for anew. */
  renewing: { lease: RightLease; done: Promise<void> } | null
}

type Presence = Editing | Reading

export function liveDocuments<Person>(parts: LiveDocumentsParts<Person>): LiveDocuments<Person> {
  const { documents } = parts
  const presences = new Map<Connection<Person>, Map<DocumentId, Presence>>()
  const groups = new GroupPresence(parts)
  const followers = new HistoryFollowers(parts)
  const departures = new Departures(parts)
  const seenRights = parts.seenRights ?? alwaysFresh
  const leases = new RightLeases(parts.wallNow, seenRights)

  function presencesOf(connection: Connection<Person>): Map<DocumentId, Presence> {
    const known = presences.get(connection)
    if (known) return known
    const made = new Map<DocumentId, Presence>()
    presences.set(connection, made)
    connection.onGone(() => {
      for (const documentId of made.keys()) leave(connection, documentId)
      presences.delete(connection)
      groups.forget(connection)
      followers.forget(connection)
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
      connection.leaveAudience(documentId)
      documents.bindings.release(documentId, presence.participant.clientId)
      groups.changed(presence.room)
      departures.left(presence.room)
    }
    documents.rooms.closeWhenIdle(documentId)
  }

  async function open(
    request: ReceivedRequest<'open'>,
    connection: Connection<Person>,
    lease: RightLease,
  ): Promise<Answer<'open'>> {
    const opening = await askRights(connection, request.documentId)
    // One answer to a state vector at a time for a reader who does not keep up [SYNC-11].
    if (connection.isBehind) throw refuse('too_many_requests')
    // Gone meanwhile: nobody would ever take its presence away again.
    if (connection.isGone) throw refuse('not_joined')
    const present = presencesOf(connection)
    // Opening again replaces: a reconnect on the same socket, or a right that changed.
    leave(connection, request.documentId)
    if (!opening.mayEdit) {
      const room = await documents.rooms.enter(request.documentId)
      const filter = await opening.release()
      if (connection.isGone) throw refuse('not_joined')
      leave(connection, request.documentId)
      const reading = new Reading(room, connection, filter, parts.logger)
      present.set(request.documentId, reading)
      return { mode: 'record', headSeq: room.headSeq, record: await reading.record() }
    }
    const participant = await makeParticipant(request, connection, opening)
    try {
      const room = await documents.rooms.enter(request.documentId)
      if (connection.isGone) throw refuse('not_joined')
      leave(connection, request.documentId)
      // Joined before the text is read: what is appended meanwhile waits and follows the answer.
      const early = tellAfterAnswer(participant, connection)
      room.join(participant)
      present.set(request.documentId, { kind: 'editing', room, participant, lease, renewing: null })
      groups.enters(room, opening.document)
      departures.came(request.documentId)
      const answer = await liveAnswer(room, participant, request)
      setImmediate(() => {
        early.letGo()
        if (room.has(participant.id)) room.seat(participant.id, connection.joinAudience(request.documentId))
      })
      return answer
    } catch (error) {
      const presence = present.get(request.documentId)
      const hasJoined = presence?.kind === 'editing' && presence.participant === participant
      if (hasJoined) leave(connection, request.documentId)
      else documents.bindings.release(request.documentId, participant.clientId)
      throw error
    }
  }

  async function makeParticipant(
    request: ReceivedRequest<'open'>,
    connection: Connection<Person>,
    opening: Opening,
  ): Promise<LiveParticipant> {
    const identity = await opening.identify()
    await reserve(request, connection, identity)
    return {
      ...identity,
      id: newId('par'),
      colour: await documents.colours.colourOf(request.documentId, identity),
      clientId: request.clientId,
      place: null,
      connectionId: connection.id,
      tell: (notice) => connection.tell(notice),
      audience: null,
    }
  }

  async function reserve(
    { documentId, clientId }: ReceivedRequest<'open'>,
    { id: connectionId }: Connection<Person>,
    { userId }: Identity,
  ): Promise<void> {
    try {
      await documents.bindings.reserve(documentId, clientId, userId)
    } catch (error) {
      const isForgery = error instanceof Refusal && error.reason === 'client_taken'
      if (isForgery) documents.onForgery({ userId, connectionId }, documentId)
      throw error
    }
  }

  /** Of the store, never of memory: where it does not answer, nobody has a right [SYNC-9]. */
  async function askRights(connection: Connection<Person>, documentId: DocumentId): Promise<Opening> {
    try {
      // First what others changed: it may cut this very connection.
      if (!seenRights.isFresh()) await seenRights.look()
      return await parts.openingFor(connection.person, documentId)
    } catch (error) {
      if (error instanceof Refusal) throw error
      parts.logger.error('rights.not-asked', { documentId, error })
      throw refuse('not_stored')
    }
  }

  function reconsiderLate(connection: Connection<Person>, documentId: DocumentId): void {
    reconsider(connection, documentId).catch((error: unknown) => {
      // Nobody asks again by himself: better out than in without a right.
      parts.logger.error('rights.not-reconsidered', { documentId, error })
      leave(connection, documentId)
    })
  }

  async function reconsider(connection: Connection<Person>, documentId: DocumentId): Promise<void> {
    const presence = presences.get(connection)?.get(documentId)
    if (!presence) return
    const refusal = await whyNoLonger(presence, connection, documentId)
    if (!refusal) return
    leave(connection, documentId)
    connection.tell({ type: 'ended', documentId, error: toWireError(refusal) })
  }

  /** Why someone may not stay as he is here, or null. A reader who may stay is filtered for anew. */
  async function whyNoLonger(
    presence: Presence,
    connection: Connection<Person>,
    documentId: DocumentId,
  ): Promise<Refusal | null> {
    try {
      const opening = await parts.openingFor(connection.person, documentId)
      if (presence.kind === 'editing') return opening.mayEdit ? null : refuse('not_editable_now')
      // He may write now: opening again makes him a participant.
      if (opening.mayEdit) return refuse('not_joined')
      presence.filterBy(await opening.release())
      return null
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  }

  function editingOf(connection: Connection<Person>, documentId: DocumentId): Editing | null {
    const presence = presences.get(connection)?.get(documentId)
    return presence?.kind === 'editing' ? presence : null
  }

  /** Asks for the right to write anew; all frames that come meanwhile wait for the one answer. */
  function renewed(editing: Editing, connection: Connection<Person>, documentId: DocumentId): Promise<void> {
    // Not on an answer that would hold no more: rights may have changed since it was asked for.
    if (editing.renewing && leases.holds(editing.renewing.lease)) return editing.renewing.done
    const lease = leases.grant()
    const done = askRights(connection, documentId).then((opening) => {
      if (!opening.mayEdit) throw refuse('not_editable_now')
      editing.lease = lease
    })
    const renewing = { lease, done }
    editing.renewing = renewing
    const asked = (): void => {
      if (editing.renewing === renewing) editing.renewing = null
    }
    done.then(asked, asked)
    return done
  }

  /** Why someone is not in the room: what he may not see is not found, whatever he asks (PERM-3). */
  async function whyNotIn(connection: Connection<Person>, documentId: DocumentId): Promise<Refusal> {
    const opening = await parts.openingFor(connection.person, documentId)
    return refuse(opening.mayEdit ? 'not_joined' : 'not_editable_now')
  }

  return {
    handlers: {
      async open(request, connection) {
        const lease = leases.grant()
        const answer = await open(request, connection, lease)
        // Rights changed while it opened: whoever asked everyone anew did not find it here yet.
        if (!leases.isOfNow(lease)) setImmediate(() => reconsiderLate(connection, request.documentId))
        return answer
      },
      edit({ documentId, update }, connection) {
        if (update.length > largestFrameBytes) throw refuse('too_large')
        const editing = editingOf(connection, documentId)
        if (!editing) return whyNotIn(connection, documentId).then(throwIt)
        parts.touch(connection.person)
        const { room, participant } = editing
        if (leases.holds(editing.lease)) return room.edit(participant, update)
        return renewed(editing, connection, documentId).then(() => room.edit(participant, update))
      },
      async compare({ documentId, seq, hash }, connection) {
        const room = editingOf(connection, documentId)?.room
        if (!room) throw await whyNotIn(connection, documentId)
        if (room.headSeq !== seq) return { verdict: 'unknown' }
        const ours = await room.recordHash()
        if (room.headSeq !== seq) return { verdict: 'unknown' }
        if (ours === hash) return { verdict: 'same' }
        parts.logger.error('document.differs', { documentId, seq, connectionId: connection.id })
        return { verdict: 'differs' }
      },
      async place({ documentId, place }, connection) {
        const editing = editingOf(connection, documentId)
        if (!editing) throw await whyNotIn(connection, documentId)
        editing.room.place(editing.participant.id, place)
        return {}
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
      async follow({ documentId }, connection) {
        const headSeq = await followers.follow(connection, documentId)
        presencesOf(connection)
        return { headSeq }
      },
      unfollow({ documentId }, connection) {
        followers.unfollow(connection, documentId)
        return Promise.resolve({})
      },
      ping: () => Promise.resolve({ now: parts.now() }),
    },

    async reconsider() {
      leases.endAll()
      const all = [...presences].flatMap(([connection, open]) =>
        [...open.keys()].map((documentId) => reconsider(connection, documentId)),
      )
      // All at once: the last of a hundred must be out as soon as the first.
      await Promise.all(all)
      await Promise.all([groups.reconsider(), followers.reconsider()])
    },

    tell(documentId, notice) {
      for (const [connection, open] of presences) if (open.has(documentId)) connection.tell(notice)
    },

    tellOfGroup: (groupId) => groups.tellOfChange(groupId),

    count() {
      const all = [...presences.values()].flatMap((open) => [...open.values()])
      const participants = all.filter((each) => each.kind === 'editing').length
      return { participants, readers: all.length - participants, rooms: documents.rooms.size }
    },
  }
}

function throwIt(why: Refusal): never {
  throw why
}
