import type { GroupId, ItemId, MeetingId, PaperFileId, PaperId, UserId } from '@tandem/shared/ids'
import type { PaperFile, PaperSummary, TakenFile } from '@tandem/shared/papers'
import type { CollectionSpec } from '../platform/collection.js'

export interface StoredFile extends PaperFile {
  blob: string
}

export interface Paper extends PaperSummary {
  groupId: GroupId
  /** Only for members of this compartment, above the marking. */
  compartment: string | null
  /** Items it was brought in for. */
  items?: ItemId[]
  files?: StoredFile[]
  /** In ms of the domain's clock. */
  submittedAt?: number | null
  issuedAt?: number | null
  /** Until then not even an issued one is open to all. */
  embargoUntil?: number | null
}

export const paperSpec: CollectionSpec<Paper> = {
  name: 'papers',
  unique: { bySymbol: ['symbol'] },
  lookups: { byMeeting: ['meetingId'], byGroup: ['groupId'] },
}

/** Its bytes are a blob, which it keeps until a paper does. */
export interface WaitingFile extends TakenFile {
  id: PaperFileId
  meetingId: MeetingId
  by: UserId
  blob: string
  /** When it came, in ms of the wall clock. */
  at: number
}

export const waitingFileSpec: CollectionSpec<WaitingFile> = {
  name: 'paper-files',
  unique: {},
  lookups: { byPerson: ['by'], byMeeting: ['meetingId'] },
}

/** Who keeps the blob of a paper, in the words of the store. */
export function ownerOf(paperId: PaperId): string {
  return `paper:${paperId}`
}
