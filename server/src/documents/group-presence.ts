/**
 * Who is in the documents of a group, told to those who look at the group's home, as far as each may see:
 * people of this process, and those whom other processes announce.
 */
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import { type Here, type Participant, Refusal } from '@tandem/shared/protocol'
import type { Connection } from '../platform/socket/connection.js'
import type { Document } from './documents.js'
import type { LiveDocumentsParts } from './opening.js'
import { numbersOfPlaces } from './number-of-place.js'
import type { Room } from './room.js'

/** Comings and goings are gathered for this long, so that a room of fifty sends one list. */
const gatherMs = 200

export class GroupPresence<Person> {
  private readonly parts: LiveDocumentsParts<Person>
  private readonly watchers = new Map<GroupId, Set<Connection<Person>>>()
  /** Rooms that somebody of this process is in. */
  private readonly rooms = new Map<DocumentId, Room>()
  private readonly groupOf = new Map<DocumentId, GroupId>()
  private readonly listening = new Map<Room, () => void>()
  private readonly pending = new Map<GroupId, NodeJS.Timeout>()

  constructor(parts: LiveDocumentsParts<Person>) {
    this.parts = parts
    parts.documents.elsewhere.onChange((documentId) => {
      this.changedIn(documentId).catch((error: unknown) => this.notTold(error))
    })
  }

  /** Someone has come into this room. */
  enters(room: Room, document: Document): void {
    this.rooms.set(document.id, room)
    this.groupOf.set(document.id, document.groupId)
    if (!this.listening.has(room)) {
      this.listening.set(
        room,
        room.onPeople(() => this.changed(room)),
      )
    }
    this.changed(room)
  }

  changed(room: Room): void {
    const groupId = this.groupOf.get(room.documentId)
    if (!groupId) return
    if (room.people.length === 0) {
      this.listening.get(room)?.()
      this.listening.delete(room)
      this.rooms.delete(room.documentId)
    }
    this.gather(groupId)
  }

  async watch(connection: Connection<Person>, groupId: GroupId): Promise<Here[]> {
    const watchers = this.watchers.get(groupId) ?? new Set()
    watchers.add(connection)
    this.watchers.set(groupId, watchers)
    return this.seenBy(connection, groupId)
  }

  unwatch(connection: Connection<Person>, groupId: GroupId): void {
    const watchers = this.watchers.get(groupId)
    watchers?.delete(connection)
    if (watchers?.size === 0) this.watchers.delete(groupId)
  }

  forget(connection: Connection<Person>): void {
    for (const groupId of this.watchers.keys()) this.unwatch(connection, groupId)
  }

  /** What it is, or who is in it: whether he still may, each is told when he asks for it. */
  tellOfChange(groupId: GroupId): void {
    for (const connection of this.watchers.get(groupId) ?? []) connection.tell({ type: 'group', groupId })
  }

  /** Rights changed: everyone is told anew what he may still see. */
  async reconsider(): Promise<void> {
    await Promise.all([...this.watchers.keys()].map((groupId) => this.tell(groupId)))
  }

  /** Somebody of another process came, went or moved. */
  private async changedIn(documentId: DocumentId): Promise<void> {
    if (this.watchers.size === 0) return
    const groupId = await this.groupIdOf(documentId)
    if (groupId) this.gather(groupId)
  }

  private gather(groupId: GroupId): void {
    if (this.pending.has(groupId) || !this.watchers.has(groupId)) return
    const timer = setTimeout(() => {
      this.pending.delete(groupId)
      this.tell(groupId).catch((error: unknown) => this.notTold(error))
    }, gatherMs)
    timer.unref()
    this.pending.set(groupId, timer)
  }

  /** The next who comes or goes brings a newer list than the one that failed. */
  private notTold(error: unknown): void {
    this.parts.logger.error('here.not-told', { error })
  }

  private async tell(groupId: GroupId): Promise<void> {
    for (const connection of this.watchers.get(groupId) ?? []) {
      const here = await this.seenBy(connection, groupId)
      if (!connection.isGone) connection.tell({ type: 'here', groupId, here })
    }
  }

  private async seenBy(connection: Connection<Person>, groupId: GroupId): Promise<Here[]> {
    const seen: Here[] = []
    const documents = new Set([...this.rooms.keys(), ...this.parts.documents.elsewhere.documents()])
    for (const documentId of documents) {
      if ((await this.groupIdOf(documentId)) !== groupId) continue
      if (await this.maySee(connection, documentId)) seen.push(...(await this.peopleIn(documentId)))
    }
    return seen
  }

  private async groupIdOf(documentId: DocumentId): Promise<GroupId | null> {
    const known = this.groupOf.get(documentId)
    if (known) return known
    const document = await this.parts.documents.find(documentId)
    if (document) this.groupOf.set(documentId, document.groupId)
    return document?.groupId ?? null
  }

  private async maySee(connection: Connection<Person>, documentId: DocumentId): Promise<boolean> {
    try {
      await this.parts.openingFor(connection.person, documentId)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  /** One entry a person, however many tabs he has open, on whatever process. */
  private async peopleIn(documentId: DocumentId): Promise<Here[]> {
    const { elsewhere } = this.parts.documents
    const room = this.rooms.get(documentId)
    const numberAt = room && numbersOfPlaces(await room.record())
    const numberOf = ({ id, place }: Participant): string | null =>
      numberAt ? numberAt(place) : elsewhere.itemNumberOf(documentId, id)
    const everyone = room?.everyone ?? elsewhere.peopleIn(documentId)
    const byUser = everyone.map((participant): [string, Here] => {
      const { userId, name, delegation, role, colour } = participant
      return [
        userId,
        { userId, name, delegation, role, colour, documentId, itemNumber: numberOf(participant) },
      ]
    })
    return [...new Map(byUser).values()]
  }
}
