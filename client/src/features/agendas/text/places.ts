/** Tells the others where I am: in which item, in which text, at which letter. */
import type { TextField } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { Place } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'

// The server takes ten a second (SYNC-10); a little slower, so that jitter does not cost the last one.
const atMostEveryMs = 120

export class Places {
  #place: Place | null = null
  #sent: Place | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #sentAt = 0
  #held = false

  constructor(readonly session: Pick<LiveSession, 'setPlace'>) {}

  get current(): Place | null {
    return this.#place
  }

  inText(itemId: ItemId, field: TextField, anchor: string, head: string): void {
    this.#set({ itemId, field, anchor, head })
  }

  /** The caret left this text; I may still be at its item. */
  leaveText(itemId: ItemId, field: TextField): void {
    if (this.#place?.itemId === itemId && this.#place.field === field) this.#set({ itemId })
  }

  atItem(itemId: ItemId): void {
    if (this.#place?.itemId !== itemId) this.#set({ itemId })
  }

  /** A caret behind an unfinished syllable points at letters that nobody else has yet. */
  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    this.#schedule()
  }

  leave(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#place = null
    if (this.#sent) this.session.setPlace(null)
    this.#sent = null
  }

  #set(place: Place): void {
    this.#place = place
    this.#schedule()
  }

  #schedule(): void {
    if (this.#held || this.#timer !== undefined) return
    const wait = Math.max(0, this.#sentAt + atMostEveryMs - Date.now())
    this.#timer = setTimeout(() => this.#send(), wait)
  }

  #send(): void {
    this.#timer = undefined
    if (this.#held || this.#place === this.#sent) return
    this.#sentAt = Date.now()
    this.#sent = this.#place
    this.session.setPlace(this.#place)
  }
}
