/** What a commitment is shown among, and to whom. */
import type { CommitmentId, UserId } from '@tandem/shared/ids'
import type { LocalisedText } from '@tandem/shared/words'
import type { Group, Membership } from '../groups/index.js'
import type { Meeting } from '../meetings/index.js'

/** What surrounds the commitments of one group. */
export interface Surroundings {
  group: Group
  meetings: readonly Meeting[]
  now: number
  names: ReadonlyMap<UserId, LocalisedText>
  numbers: ReadonlyMap<CommitmentId, string>
}

/** Who asks, and whether his sign-in lets him do anything but read. */
export interface Asking {
  member: Membership
  mayWrite: boolean
}
