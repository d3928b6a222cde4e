/**
 * Telling people of edits. Telling a crowd costs as many messages as there are people; so what is written
 * there within a moment is told together. The first edit is told as soon as its author has been answered, and those
 * that come right after it share the next message. Storing and acknowledging wait for none of this.
 */
import type { DocumentId, ParticipantId } from '@tandem/shared/ids'
import { mostAttachments, toWire, type WireBytes } from '@tandem/shared/protocol'
import type { ToldRow } from './room-neighbours.js'
import type { RoomPeople } from './room-people.js'

/** A message takes the server some 20 µs: with this a crowd, however it types, leaves most of the time to others. */
const restMsPerPerson = 0.2
/** Not to be seen: less than what a screen and a network add. */
const longestRestMs = 20

export class EditNotices {
  private readonly documentId: DocumentId
  private readonly people: RoomPeople
  private waiting: ToldRow[] = []
  private resting: NodeJS.Timeout | null = null
  /** Told with the end of this turn. */
  private saying = false

  constructor(documentId: DocumentId, people: RoomPeople) {
    this.documentId = documentId
    this.people = people
  }

  /** @param rows in the log, after those told before */
  tell(rows: readonly ToldRow[]): void {
    if (this.people.size === 0) return
    this.waiting.push(...rows)
    if (this.resting || this.saying) return
    this.saying = true
    // Behind every promise that is settled now: the authors hear first that their words are stored.
    process.nextTick(() => {
      this.saying = false
      this.sayWaiting()
    })
  }

  /** Nothing waits any more: it is told now. */
  stop(): void {
    if (this.resting) clearTimeout(this.resting)
    this.resting = null
    this.say(this.waiting.splice(0))
  }

  private rest(): void {
    const ms = Math.min(longestRestMs, Math.floor(this.people.size * restMsPerPerson))
    if (ms === 0) return
    this.resting = setTimeout(() => {
      this.resting = null
      this.sayWaiting()
    }, ms)
  }

  private sayWaiting(): void {
    if (this.waiting.length === 0) return
    this.say(this.waiting.splice(0))
    this.rest()
  }

  private say(rows: readonly ToldRow[]): void {
    for (const edits of inMessages(rows)) {
      const first = edits[0]?.by ?? null
      // One message for all is far cheaper than one each: only a sole author is left out of it.
      const soleAuthor =
        edits.every((edit) => edit.by === first) && first ? this.people.get(first) : undefined
      this.people.tell({ type: 'edits', documentId: this.documentId, edits }, soleAuthor ?? null)
    }
  }
}

interface ToldEdit {
  seq: number
  at: number
  by: ParticipantId | null
  update: WireBytes
}

/** As few messages as the transport takes, in order. */
function inMessages(rows: readonly ToldRow[]): ToldEdit[][] {
  const messages: ToldEdit[][] = []
  let attachments = 0
  for (const { seq, at, by, frame } of rows) {
    const update = toWire(frame)
    if (typeof update !== 'string') attachments += 1
    if (messages.length === 0 || attachments > mostAttachments) {
      messages.push([])
      attachments = typeof update === 'string' ? 0 : 1
    }
    messages.at(-1)?.push({ seq, at, by, update })
  }
  return messages
}
