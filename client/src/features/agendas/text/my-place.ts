/** Tells the others where I am: in which item, in which text, at which letter. The session keeps the pace. */
import type { TextField } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { Place } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'

export class MyPlace {
  #place: Place | null = null
  #held = false

  constructor(readonly session: Pick<LiveSession, 'setPlace'>) {}

  inText(itemId: ItemId, field: TextField, anchor: string, head: string): void {
    this.#set({ itemId, field, anchor, head })
  }

  /** The caret left this text; I am still at its item. */
  leaveText(itemId: ItemId, field: TextField): void {
    if (this.#place?.itemId === itemId && this.#place.field === field) this.#set({ itemId })
  }

  atItem(itemId: ItemId): void {
    if (this.#place?.itemId !== itemId) this.#set({ itemId })
  }

  leave(): void {
    if (this.#place) this.#set(null)
  }

  /** A caret behind an unfinished syllable points at letters that nobody else has yet. */
  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    this.#tell()
  }

  #set(place: Place | null): void {
    this.#place = place
    this.#tell()
  }

  #tell(): void {
    if (!this.#held) this.session.setPlace(this.#place)
  }
}
