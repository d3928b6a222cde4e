import type { DelegationCode, DocumentId, UserId } from '@tandem/shared/ids'
import type { AuthorColour } from '@tandem/shared/protocol'
import type { Collection } from '../platform/collection.js'
import type { ColourOfAuthor } from './documents.store.js'

const coloursInTheDesign = 8

export interface AuthorColours {
  /** The colour of this person in this document, given on first asking and kept. */
  colourOf(
    documentId: DocumentId,
    author: { userId: UserId; delegation: DelegationCode | null },
  ): Promise<AuthorColour>
}

/**
 * @param seatsOf the delegations of the two co-chairs of a document's group, in the order of its rules:
 *   their first writers get the first two colours
 */
export function openAuthorColours(
  colours: Collection<ColourOfAuthor>,
  seatsOf: (documentId: DocumentId) => Promise<readonly string[]>,
): AuthorColours {
  return {
    async colourOf(documentId, author) {
      const id = `${documentId}:${author.userId}`
      const seats = await seatsOf(documentId)
      const seat = author.delegation ? seats.indexOf(author.delegation) : -1
      // Two who come first at one moment may want one slot: whoever loses looks again.
      for (;;) {
        const given = await colours.get(id)
        if (given) return asColour(given.value.slot)
        const taken = new Set((await colours.find('byDocument', [documentId])).map((each) => each.value.slot))
        const slot = seat >= 0 && !taken.has(seat) ? seat : firstFree(taken, seats.length)
        const inserted = await colours.insert({ id, documentId, slot })
        if (inserted.kind === 'stored') return asColour(slot)
      }
    },
  }
}

function firstFree(taken: ReadonlySet<number>, from: number): number {
  let slot = from
  while (taken.has(slot)) slot += 1
  return slot
}

function asColour(slot: number): AuthorColour {
  return { index: (slot % coloursInTheDesign) + 1, lap: Math.floor(slot / coloursInTheDesign) }
}
