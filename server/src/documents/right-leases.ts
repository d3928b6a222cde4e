/**
 * The right to write is checked for every update, and asked of the store only when the last answer has
 * grown old or something about rights has changed [SYNC-9].
 */
import { alwaysFresh, type SeenRights } from '../platform/rights-watch.js'

export interface RightLease {
  until: number
  /** Leases of an earlier era hold no more, however young. */
  era: number
}

/** Well under the second in which a lost right must have its effect, also when no word of it arrives. */
const leaseMs = 500

export class RightLeases {
  private readonly now: () => number
  private readonly seen: SeenRights
  private era = 0

  /** @param now wall time, ms */
  constructor(now: () => number, seen: SeenRights = alwaysFresh) {
    this.now = now
    this.seen = seen
  }

  /** For a right that is asked for from now on: a change of rights while it is asked ends it again. */
  grant(): RightLease {
    return { until: this.now() + leaseMs, era: this.era }
  }

  holds(lease: RightLease): boolean {
    return this.isOfNow(lease) && this.now() < lease.until && this.seen.isFresh()
  }

  /** False once rights have changed since it was granted. */
  isOfNow(lease: RightLease): boolean {
    return lease.era === this.era
  }

  /** Rights have changed: every one is asked anew. */
  endAll(): void {
    this.era += 1
  }
}
