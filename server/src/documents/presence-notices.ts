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

interface Round {
  readonly changed: Map<ParticipantId, Participant>
  readonly left: Set<ParticipantId>
  /** Who is to get the whole list. */
  readonly newcomers: Set<LiveParticipant>
}

/** More than any two delegations at a table. */
const crowd = 20
const gatherMs = 1_000

export class PresenceNotices {
  private readonly parts: PresenceNoticesParts
  /** What a crowd is told with the next round; most rooms never are one. */
  private next: Round | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(parts: PresenceNoticesParts) {
    this.parts = parts
  }

  /** What a newcomer is told with the text: everyone, unless it is a crowd. */
  forNewcomer(newcomer: LiveParticipant): Participant[] {
    if (!this.isCrowd) return this.parts.everyone().filter((each) => each.id !== newcomer.id)
    this.schedule().newcomers.add(newcomer)
    return []
  }

  say(changed: readonly Participant[], left: readonly ParticipantId[], by: LiveParticipant | null): void {
    if (!this.isCrowd && !this.timer) {
      const notice = { type: 'participants', documentId: this.parts.documentId } as const
      this.parts.tell({ ...notice, changed: [...changed], left: [...left] }, by)
      return
    }
    const next = this.schedule()
    for (const participant of changed) {
      next.changed.set(participant.id, participant)
      next.left.delete(participant.id)
    }
    for (const id of left) {
      next.changed.delete(id)
      next.left.add(id)
    }
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private get isCrowd(): boolean {
    return this.parts.count() > crowd
  }

  private schedule(): Round {
    this.timer ??= setTimeout(() => this.tellRound(), gatherMs).unref()
    this.next ??= { changed: new Map(), left: new Set(), newcomers: new Set() }
    return this.next
  }

  private tellRound(): void {
    const round = this.next
    this.timer = null
    this.next = null
    if (!round) return
    const { changed, left, newcomers } = round
    const notice = { type: 'participants', documentId: this.parts.documentId } as const
    if (changed.size > 0 || left.size > 0) {
      this.parts.tell({ ...notice, changed: [...changed.values()], left: [...left] }, null)
    }
    const others = this.parts.everyone().filter((each) => !changed.has(each.id))
    for (const newcomer of newcomers) {
      if (others.length > 0) newcomer.tell({ ...notice, changed: others, left: [] })
    }
  }
}
