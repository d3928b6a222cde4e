/**
 * Telling people of each other. In a small meeting at once; in a crowd once a second and together, since
 * what everyone is told of everyone grows with the square, and after a restart all come at one moment:
 * then the text goes first.
 */
import type { DocumentId, ParticipantId } from '@tandem/shared/ids'
import type { AnyNotice, Participant } from '@tandem/shared/protocol'
import type { LiveParticipant } from './participant.js'

export interface PresenceNoticesParts {
  documentId: DocumentId
  /** How many are here, and who everyone is, through whatever process. */
  count: () => number
  everyone: () => readonly Participant[]
  tell: (notice: AnyNotice, except: LiveParticipant | null) => void
}

/** More than any two delegations at a table. */
const crowd = 20
const gatherMs = 1_000

export class PresenceNotices {
  private readonly parts: PresenceNoticesParts
  private readonly changed = new Map<ParticipantId, Participant>()
  private readonly left = new Set<ParticipantId>()
  /** Newcomers who are to get the whole list with the next round. */
  private readonly newcomers = new Set<LiveParticipant>()
  private timer: NodeJS.Timeout | null = null

  constructor(parts: PresenceNoticesParts) {
    this.parts = parts
  }

  /** What a newcomer is told with the text: everyone, unless it is a crowd. */
  forNewcomer(newcomer: LiveParticipant): Participant[] {
    if (!this.isCrowd) return this.parts.everyone().filter((each) => each.id !== newcomer.id)
    this.newcomers.add(newcomer)
    this.schedule()
    return []
  }

  say(changed: readonly Participant[], left: readonly ParticipantId[], by: LiveParticipant | null): void {
    if (!this.isCrowd && !this.timer) {
      const notice = { type: 'participants', documentId: this.parts.documentId } as const
      this.parts.tell({ ...notice, changed: [...changed], left: [...left] }, by)
      return
    }
    for (const participant of changed) {
      this.changed.set(participant.id, participant)
      this.left.delete(participant.id)
    }
    for (const id of left) {
      this.changed.delete(id)
      this.left.add(id)
    }
    this.schedule()
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private get isCrowd(): boolean {
    return this.parts.count() > crowd
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.round(), gatherMs).unref()
  }

  private round(): void {
    this.timer = null
    const notice = { type: 'participants', documentId: this.parts.documentId } as const
    if (this.changed.size > 0 || this.left.size > 0) {
      this.parts.tell({ ...notice, changed: [...this.changed.values()], left: [...this.left] }, null)
    }
    const told = new Set(this.changed.keys())
    const others = this.parts.everyone().filter((each) => !told.has(each.id))
    for (const newcomer of this.newcomers) {
      if (others.length > 0) newcomer.tell({ ...notice, changed: others, left: [] })
    }
    this.changed.clear()
    this.left.clear()
    this.newcomers.clear()
  }
}
