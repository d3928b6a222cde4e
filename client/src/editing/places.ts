import type { Place } from '@tandem/shared/protocol'

/** Which shared text of a document an editor shows, as places name it: of an item, or of the whole document. */
export interface TextAddress {
  itemId?: Place['itemId']
  field: string
}

/** The thing in the text that a caret is at: an item of an agenda, a block of minutes. */
export type Thing = Pick<Place, 'itemId' | 'blockId'>

export function isIn(place: Place | null, address: TextAddress): boolean {
  return place !== null && place.field === address.field && place.itemId === address.itemId
}

export function thingOf(place: Place): Thing {
  return {
    ...(place.itemId !== undefined && { itemId: place.itemId }),
    ...(place.blockId !== undefined && { blockId: place.blockId }),
  }
}

export function isSameThing(a: Thing | null, b: Thing): boolean {
  return a !== null && a.itemId === b.itemId && a.blockId === b.blockId
}
