import * as Y from 'yjs'
import { deletedIn, type Deletions, deletionsMissingFrom, joinDeletions } from './missing-deletions.js'
import { framesFor } from './split-update.js'

/**
 * Local changes without acknowledgement: how many, from which clock of which client on, and what they delete.
 * The text alone does not tell whose a deletion is: what stood in a block that was moved away is deleted too,
 * also what others were writing there [M6].
 */
export interface Unstored {
  count: number
  ranges: [client: number, from: number][]
  /** Absent: not known, where a text was kept without a word about it. */
  deletions?: [client: number, from: number, length: number][] | undefined
}

/** What was written here and is not acknowledged. */
export class OwnChanges {
  private readonly doc: Y.Doc
  /** From which clock on each local client's structs are not acknowledged. */
  private readonly ranges: Map<number, number>
  /** Deletions that are not acknowledged: also those of what someone else has deleted as well [M6]. */
  private deletions: Deletions[] = []
  /** What is not acknowledged is in `deletions`, and nothing else is: an earlier page load left nothing more. */
  private knowsItsDeletions: boolean

  /** @param kept what an earlier page load left unacknowledged on this device */
  constructor(doc: Y.Doc, kept: Unstored | undefined) {
    this.doc = doc
    this.ranges = new Map(kept?.ranges)
    this.knowsItsDeletions = kept?.deletions !== undefined || doc.store.clients.size === 0
    if (kept?.deletions) this.deletions = [deletedIn(doc, kept.deletions)]
  }

  add(update: Uint8Array): void {
    for (const [client, from] of Y.parseUpdateMeta(update).from) {
      if (!this.ranges.has(client)) this.ranges.set(client, from)
    }
    const deletions = Y.decodeUpdate(update).ds.clients
    if (deletions.size > 0) this.deletions.push(deletions)
  }

  /** @param isAll nothing else waits */
  wereStored(update: Uint8Array, isAll: boolean): void {
    for (const [client, to] of Y.parseUpdateMeta(update).to) {
      if (Y.getState(this.doc.store, client) > to) this.ranges.set(client, to)
      else this.ranges.delete(client)
    }
    if (isAll) this.deletions = []
  }

  /** Before the server's text is taken in: what goes because others deleted what it stands in is not ours [M6]. */
  learnDeletions(serversText: readonly Uint8Array[]): void {
    if (!this.knowsItsDeletions) this.deletions.push(deletionsMissingFrom(this.doc, serversText))
    this.knowsItsDeletions = true
  }

  /** All of it is stored. */
  clear(): void {
    this.ranges.clear()
    this.deletions = []
  }

  /** What a server with this state vector has to be sent. */
  framesLackedBy(stateVector: Uint8Array, largest: number): Uint8Array[] {
    const known = Y.decodeStateVector(stateVector)
    const lacksStructs = [...Y.decodeStateVector(Y.encodeStateVector(this.doc))].some(
      ([client, clock]) => clock > (known.get(client) ?? 0),
    )
    const deletions = this.joined()
    if (!lacksStructs && deletions.size === 0) return []
    return framesFor(this.doc, stateVector, deletions, largest)
  }

  /** @param count of changes, as people are told */
  asKept(count: number): Unstored {
    const unstored: Unstored = { count, ranges: [...this.ranges] }
    if (!this.knowsItsDeletions) return unstored
    return {
      ...unstored,
      deletions: [...this.joined()].flatMap(([client, ranges]) =>
        ranges.map(({ clock, len }): [number, number, number] => [client, clock, len]),
      ),
    }
  }

  private joined(): Deletions {
    const joined = joinDeletions(this.deletions)
    this.deletions = joined.size > 0 ? [joined] : []
    return joined
  }
}
