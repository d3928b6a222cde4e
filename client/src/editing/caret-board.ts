/** Hands the session's participants to the texts their carets are in, and keeps who has been seen. */
import type { Participant } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'
import { CaretFlags } from './caret-flags'
import type { MyPlace } from './my-place'
import type { TextAddress, Thing } from './places'
import { caretOf, type RemoteCaret, ScopedAwareness } from './scoped-awareness'

export class CaretBoard {
  #texts = new Set<{ awareness: ScopedAwareness; flags: CaretFlags }>()
  #seen = new Map<number, Participant>()

  constructor(
    readonly session: LiveSession,
    readonly myPlace: MyPlace,
    readonly nameOf: (participant: Participant) => string,
  ) {}

  /** Starts handing out. Returns the function that stops it. */
  start(): () => void {
    this.#handOut()
    return this.session.subscribe(() => this.#handOut())
  }

  /** Whose client it was, also of those who have left. */
  whoWas(clientId: number): Participant | null {
    return this.#seen.get(clientId) ?? null
  }

  /** The carets of one text, for as long as its editor is there. */
  open(
    address: TextAddress,
    whatIsAt: () => Thing,
  ): { awareness: ScopedAwareness; flags: CaretFlags; close: () => void } {
    const flags = new CaretFlags(this.nameOf)
    const awareness = new ScopedAwareness(address, whatIsAt, this.myPlace, (clientId) => flags.show(clientId))
    const text = { awareness, flags }
    this.#texts.add(text)
    this.#handTo(awareness)
    return {
      ...text,
      close: () => {
        this.#texts.delete(text)
        flags.clear()
      },
    }
  }

  #handOut(): void {
    for (const participant of this.session.participants) this.#seen.set(participant.clientId, participant)
    for (const { awareness } of this.#texts) this.#handTo(awareness)
  }

  #handTo(awareness: ScopedAwareness): void {
    const carets = new Map<number, RemoteCaret>()
    for (const participant of this.session.participants) {
      if (participant.clientId === this.session.doc.clientID) continue
      const caret = caretOf(participant, awareness.address)
      if (caret) carets.set(participant.clientId, caret)
    }
    awareness.setRemote(carets)
  }
}
