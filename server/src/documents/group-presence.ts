/** Who is in the documents of a group, told to those who look at the group's home, as far as each may see. */
import { numberItems } from '@tandem/shared/agendas'
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import { type Here, Refusal } from '@tandem/shared/protocol'
import type { Connection } from '../platform/socket/connection.js'
import type { Document } from './documents.js'
import type { LiveDocumentsParts } from './opening.js'
import type { Room } from './room.js'

/** Comings and goings are gathered for this long, so that a room of fifty sends one list. */
const gatherMs = 200

export class GroupPresence<Person> {
  private readonly parts: LiveDocumentsParts<Person>
  private readonly watchers = new Map<GroupId, Set<Connection<Person>>>()
  private readonly roomsOf = new Map<GroupId, Map<DocumentId, Room>>()
  private readonly groupOf = new Map<DocumentId, GroupId>()
  private readonly listening = new Map<Room, () => void>()
  private readonly pending = new Map<GroupId, NodeJS.Timeout>()

  constructor(parts: LiveDocumentsParts<Person>) {
    this.parts = parts
  }

  /** Someone has come into this room. */
  enters(room: Room, document: Document): void {
    const rooms = this.roomsOf.get(document.groupId) ?? new Map<DocumentId, Room>()
    rooms.set(document.id, room)
    this.roomsOf.set(document.groupId, rooms)
    this.groupOf.set(document.id, document.groupId)
    if (!this.listening.has(room))
      this.listening.set(
        room,
        room.onPeople(() => this.changed(room)),
      )
    this.changed(room)
  }

  changed(room: Room): void {
    const groupId = this.groupOf.get(room.documentId)
    if (!groupId) return
    if (room.people.length === 0) {
      this.listening.get(room)?.()
      this.listening.delete(room)
      this.roomsOf.get(groupId)?.delete(room.documentId)
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
    this.watchers.get(groupId)?.delete(connection)
  }

  forget(connection: Connection<Person>): void {
    for (const watchers of this.watchers.values()) watchers.delete(connection)
  }

  /** Rights changed: everyone is told anew what he may still see. */
  async reconsider(): Promise<void> {
    await Promise.all([...this.watchers.keys()].map((groupId) => this.tell(groupId)))
  }

  private gather(groupId: GroupId): void {
    if (this.pending.has(groupId)) return
    const timer = setTimeout(() => {
      this.pending.delete(groupId)
      void this.tell(groupId)
    }, gatherMs)
    timer.unref()
    this.pending.set(groupId, timer)
  }

  private async tell(groupId: GroupId): Promise<void> {
    for (const connection of this.watchers.get(groupId) ?? []) {
      const here = await this.seenBy(connection, groupId)
      if (!connection.isGone) connection.tell({ type: 'here', groupId, here })
    }
  }

  private async seenBy(connection: Connection<Person>, groupId: GroupId): Promise<Here[]> {
    const seen: Here[] = []
    for (const [documentId, room] of this.roomsOf.get(groupId) ?? []) {
      if (await this.maySee(connection, documentId)) seen.push(...(await peopleIn(room)))
    }
    return seen
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
}

/** One entry a person, however many tabs he has open. */
async function peopleIn(room: Room): Promise<Here[]> {
  const numbers = numberItems(await room.record())
  const byUser = new Map(
    room.people.map((participant): [string, Here] => [
      participant.userId,
      {
        userId: participant.userId,
        name: participant.name,
        delegation: participant.delegation,
        role: participant.role,
        colour: participant.colour,
        documentId: room.documentId,
        itemNumber: (participant.place && numbers.get(participant.place.itemId)) ?? null,
      },
    ]),
  )
  return [...byUser.values()]
}
