/**
 * The carets of one text, in the shape that y-prosemirror's cursor plugin wants of an Awareness.
 * Scoped to the text, since that plugin makes every editor on the page react to every caret (EDITOR.md).
 */
import type { Participant } from '@tandem/shared/protocol'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { MyPlace } from './my-place'
import { isIn, type TextAddress, type Thing } from './places'
import { decodePosition, encodePosition } from './positions'

/** Someone else's caret in this text. */
export interface RemoteCaret {
  participant: Participant
  anchor: Y.RelativePosition
  head: Y.RelativePosition
  /** Changes with every move of the caret. */
  signature: string
}

interface CaretState {
  cursor: { anchor: Y.RelativePosition; head: Y.RelativePosition } | null
  /** The plugin asks for a six-digit colour and warns without one; ours is a class. */
  user?: { name: string; color: string; participant: Participant }
}

export class ScopedAwareness {
  #remote = new Map<number, RemoteCaret>()
  #local: CaretState = { cursor: null }
  #listeners = new Set<() => void>()

  constructor(
    readonly address: TextAddress,
    /** What my caret is at when it moves. */
    readonly whatIsAt: () => Thing,
    readonly myPlace: MyPlace,
    /** Called for carets that are new or have moved, once their drawing has been asked for. */
    readonly onMoved: (clientId: number) => void,
  ) {}

  /** What the cursor plugin takes; it uses no more of an Awareness than this class has. */
  asAwareness(): Awareness {
    return this as unknown as Awareness
  }

  setRemote(carets: ReadonlyMap<number, RemoteCaret>): void {
    const same =
      carets.size === this.#remote.size &&
      [...carets].every(([id, caret]) => this.#remote.get(id)?.signature === caret.signature)
    if (same) return
    const moved = [...carets].filter(([id, caret]) => this.#remote.get(id)?.signature !== caret.signature)
    this.#remote = new Map(carets)
    for (const listener of this.#listeners) listener()
    for (const [id] of moved) this.onMoved(id)
  }

  getStates(): Map<number, CaretState> {
    return new Map(
      [...this.#remote].map(([clientId, { participant, anchor, head }]) => [
        clientId,
        { cursor: { anchor, head }, user: { name: participant.id, color: '#000000', participant } },
      ]),
    )
  }

  getLocalState(): CaretState {
    return this.#local
  }

  setLocalStateField(_field: string, cursor: CaretState['cursor']): void {
    this.#local = { cursor }
    if (cursor) {
      const [anchor, head] = [encodePosition(cursor.anchor), encodePosition(cursor.head)]
      this.myPlace.inText(this.address, this.whatIsAt(), { anchor, head })
    } else {
      this.myPlace.leaveText(this.address)
    }
  }

  /** Told when others' carets in this text are others. Returns the function that ends it. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The plugin would draw at a moment of its own choice; it is told by `drawingCarets`. */
  on(): void {}

  off(): void {}
}

/** Where a participant's caret stands, if it is in this text. */
export function caretOf(participant: Participant, address: TextAddress): RemoteCaret | null {
  const { place } = participant
  if (!isIn(place, address) || !place?.anchor || !place.head) return null
  const anchor = decodePosition(place.anchor)
  const head = decodePosition(place.head)
  return anchor && head
    ? { participant, anchor, head, signature: `${place.anchor} ${place.head} ${participant.colour.index}` }
    : null
}
