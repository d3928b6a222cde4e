/**
 * Who is in a document, as awareness states for one stock y-websocket client. Every word of them is the
 * server's [SYNC-10]; what clients say of themselves goes to nobody as they said it.
 */
import type { ParticipantId } from '@tandem/shared/ids'
import type { AuthorColour, Participant } from '@tandem/shared/protocol'
import type { AwarenessState } from './yjs-messages.js'

/** The author colours on light paper, in their order; caret extensions take six-digit hex alone. */
const colours = ['#16258e', '#ac490d', '#1a7760', '#65014a', '#4d3200', '#025975', '#7653bb', '#68403f']

export class OutgoingAwareness {
  private readonly here = new Map<ParticipantId, Participant>()
  /** Client ids whose state has changed since it was last told. */
  private readonly changed = new Set<number>()
  private readonly ownClientId: number
  private readonly now: () => number
  private clock = 0

  /** @param ownClientId never told: the client would take it for its own state */
  constructor(ownClientId: number, now: () => number) {
    this.ownClientId = ownClientId
    this.now = now
  }

  /** These are here, and nobody else. */
  start(participants: readonly Participant[]): void {
    this.change(participants, [...this.here.keys()])
  }

  change(changed: readonly Participant[], left: readonly ParticipantId[]): void {
    for (const id of left) {
      const gone = this.here.get(id)
      if (gone) this.changed.add(gone.clientId)
      this.here.delete(id)
    }
    for (const participant of changed) {
      this.here.set(participant.id, participant)
      this.changed.add(participant.clientId)
    }
  }

  /** Tells everyone again: stock clients forget whom they have not heard of for 30 s. */
  renew(): void {
    for (const { clientId } of this.here.values()) this.changed.add(clientId)
  }

  /** What has changed since the last take. */
  take(): AwarenessState[] {
    this.changed.delete(this.ownClientId)
    // Time, so that it also exceeds what was told over an earlier socket; a client drops what is not newer.
    this.clock = Math.max(this.clock + 1, this.now())
    const states = [...this.changed].map((clientId) => ({
      clientId,
      clock: this.clock,
      state: this.stateOf(clientId),
    }))
    this.changed.clear()
    return states
  }

  private stateOf(clientId: number): string {
    const participant = [...this.here.values()].find((each) => each.clientId === clientId)
    return JSON.stringify(participant ? stateOf(participant) : null)
  }
}

function stateOf({ name, colour, delegation, role, place }: Participant): unknown {
  const user = { name: name.en ?? name.ko ?? '', color: hexOf(colour), delegation, role }
  return place ? { user, place } : { user }
}

function hexOf({ index }: AuthorColour): string {
  return colours[index - 1] ?? '#000000'
}
