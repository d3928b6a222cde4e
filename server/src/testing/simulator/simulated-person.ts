import type { DelegationCode, UserId } from '@tandem/shared/ids'

/** Someone of the simulated working group, as the server knows him. */
export interface SimulatedPerson {
  readonly userId: UserId
  readonly delegation: DelegationCode
  /** What the store says of his right, now. */
  right: 'edit' | 'read' | 'none'
}
