/** The people of this process, as its neighbours are told about them. */
import type { DocumentId, ParticipantId } from '@tandem/shared/ids'
import type { Participant } from '@tandem/shared/protocol'
import { numbersOfPlaces } from './number-of-place.js'
import type { ItemNumbers, SaidOfPeople } from './people-elsewhere.js'
import type { Rooms } from './rooms.js'

interface Known {
  people: Map<ParticipantId, Participant>
  numbers: Record<string, string | null>
}

export class OwnPeople {
  private readonly documents = new Map<DocumentId, Known>()
  /** Counts what was said, so that a neighbour notices what it missed. */
  revision = 0

  change(documentId: DocumentId, changed: readonly Participant[], left: readonly ParticipantId[]): void {
    const known: Known = this.documents.get(documentId) ?? { people: new Map(), numbers: {} }
    for (const participant of changed) known.people.set(participant.id, participant)
    for (const id of left) {
      known.people.delete(id)
      delete known.numbers[id]
    }
    if (known.people.size === 0) this.documents.delete(documentId)
    else this.documents.set(documentId, known)
  }

  /** Counts the items people are at; answers the numbers that are new. */
  async number(documentId: DocumentId, rooms: Rooms): Promise<ItemNumbers> {
    const room = await rooms.peek(documentId)
    const known = this.documents.get(documentId)
    if (!room || !known) return {}
    const numberAt = numbersOfPlaces(await room.record())
    const fresh: Record<string, string | null> = {}
    for (const { id, place } of known.people.values()) {
      const number = numberAt(place)
      if ((known.numbers[id] ?? null) !== number) fresh[id] = number
    }
    Object.assign(known.numbers, fresh)
    return fresh
  }

  ids(): DocumentId[] {
    return [...this.documents.keys()]
  }

  all(): (SaidOfPeople & { changed: Participant[]; left: ParticipantId[] })[] {
    return [...this.documents].map(([documentId, { people, numbers }]) => ({
      documentId,
      changed: [...people.values()],
      left: [],
      numbers: { ...numbers },
    }))
  }
}
