/** Who is in a live document through this process, and how they are told things: together where they can be. */
import type { ParticipantId } from '@tandem/shared/ids'
import type { AnyNotice } from '@tandem/shared/protocol'
import type { Audience } from '../platform/socket/connection.js'
import type { LiveParticipant } from './participant.js'

export class RoomPeople {
  private readonly byId = new Map<ParticipantId, LiveParticipant>()
  /** Audience → how many of the people are told through it. */
  private readonly audiences = new Map<Audience, number>()

  get size(): number {
    return this.byId.size
  }

  get all(): LiveParticipant[] {
    return [...this.byId.values()]
  }

  get(id: ParticipantId): LiveParticipant | undefined {
    return this.byId.get(id)
  }

  has(id: ParticipantId): boolean {
    return this.byId.has(id)
  }

  add(participant: LiveParticipant): void {
    this.byId.set(participant.id, participant)
  }

  /** From now on this one is told together with others. */
  seat(id: ParticipantId, audience: Audience): void {
    const participant = this.byId.get(id)
    if (!participant || participant.audience) return
    participant.audience = audience
    this.audiences.set(audience, (this.audiences.get(audience) ?? 0) + 1)
  }

  remove(id: ParticipantId): LiveParticipant | undefined {
    const participant = this.byId.get(id)
    this.byId.delete(id)
    if (participant?.audience) this.unseat(participant.audience)
    return participant
  }

  tell(notice: AnyNotice, except: LiveParticipant | null): void {
    for (const audience of this.audiences.keys()) audience.tell(notice, except?.connectionId ?? null)
    for (const participant of this.byId.values()) {
      if (participant.audience === null && participant !== except) participant.tell(notice)
    }
  }

  private unseat(audience: Audience): void {
    const left = (this.audiences.get(audience) ?? 1) - 1
    if (left === 0) this.audiences.delete(audience)
    else this.audiences.set(audience, left)
  }
}
