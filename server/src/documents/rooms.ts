/** The rooms that are open in this process: one for each document, loaded once however many ask. */
import type { DocumentId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { Room, type RoomParts } from './room.js'

/** A room nobody is in stays warm for those who reload the page. */
const keepWarmMs = 30_000

export class Rooms {
  private readonly parts: Omit<RoomParts, 'documentId'>
  private readonly open = new Map<DocumentId, Promise<Room>>()
  private readonly closing = new Map<DocumentId, NodeJS.Timeout>()
  private closed = false

  constructor(parts: Omit<RoomParts, 'documentId'>) {
    this.parts = parts
  }

  /** The room of a document. Everyone who asks while it loads gets the same one. */
  enter(documentId: DocumentId): Promise<Room> {
    if (this.closed) return Promise.reject(refuse('shutting_down'))
    const open = this.open.get(documentId)
    // Whoever enters has the whole warm time to join before the room may close.
    this.closeWhenIdle(documentId)
    if (open) return open
    const loading = Room.open({ ...this.parts, documentId })
    this.open.set(documentId, loading)
    // A load that failed is not remembered: the next who asks tries again [SYNC-12].
    loading.catch(() => this.open.delete(documentId))
    return loading
  }

  /** The room of a document if it is open or on its way, without opening it. */
  peek(documentId: DocumentId): Promise<Room> | undefined {
    return this.open.get(documentId)
  }

  /** The log names an image of everything up to here. */
  async imageMade(documentId: DocumentId, seq: number): Promise<void> {
    const loading = this.open.get(documentId)
    // A room that fails to load says so to whoever asked for it.
    const room = await loading?.catch(() => null)
    room?.imageMade(seq)
  }

  /** The rooms loaded now, without loading any. */
  async loaded(): Promise<Room[]> {
    const settled = await Promise.allSettled(this.open.values())
    return settled.filter((each) => each.status === 'fulfilled').map((each) => each.value)
  }

  get size(): number {
    return this.open.size
  }

  /** Called when someone leaves: closes the room a while later if nobody came back. */
  closeWhenIdle(documentId: DocumentId): void {
    clearTimeout(this.closing.get(documentId))
    const timer = setTimeout(() => {
      this.closing.delete(documentId)
      void this.closeIfIdle(documentId)
    }, keepWarmMs)
    timer.unref()
    this.closing.set(documentId, timer)
  }

  /** Everything taken is stored and answered; nobody enters any more [SYNC-18]. */
  async close(): Promise<void> {
    this.closed = true
    for (const timer of this.closing.values()) clearTimeout(timer)
    for (const room of await this.loaded()) {
      await room.drained()
      await room.destroy()
    }
    this.open.clear()
  }

  private async closeIfIdle(documentId: DocumentId): Promise<void> {
    const loading = this.open.get(documentId)
    if (!loading) return
    const room = await loading
    if (!room.isIdle) return
    this.open.delete(documentId)
    this.parts.compaction.idle(documentId, room.looseWeight)
    await room.destroy()
  }
}
