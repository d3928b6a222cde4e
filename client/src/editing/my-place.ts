/** Tells the others where I am: at which thing, in which text, at which letter. The session keeps the pace. */
import type { Place } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'
import { isIn, isSameThing, type TextAddress, type Thing, thingOf } from './places'

export class MyPlace {
  #place: Place | null = null
  #held = false

  constructor(readonly session: Pick<LiveSession, 'setPlace'>) {}

  inText(address: TextAddress, thing: Thing, caret: { anchor: string; head: string }): void {
    this.#set({ ...thing, ...address, ...caret })
  }

  /** The caret left this text; I am still at its thing. */
  leaveText(address: TextAddress): void {
    if (this.#place && isIn(this.#place, address)) this.#set(thingOf(this.#place))
  }

  at(thing: Thing): void {
    if (!isSameThing(this.#place, thing)) this.#set(thing)
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
