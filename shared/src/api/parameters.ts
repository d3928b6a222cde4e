/** What stands in the addresses of routes, by its name in the table. */
import { z } from 'zod'
import {
  BlockId,
  CommitmentId,
  DayId,
  DelegationCode,
  DocumentId,
  GroupId,
  ItemId,
  MeetingId,
  PaperId,
  SignInId,
  TokenId,
  UserId,
  VersionId,
} from '../ids/index.js'
import { StoredImage } from '../minutes/images.js'
import { Language } from '../words/index.js'
import { SeqInAddress } from './history.js'

export const ParameterSchemas: Readonly<Record<string, z.ZodType>> = {
  userId: UserId,
  groupId: GroupId,
  meetingId: MeetingId,
  paperId: PaperId,
  language: Language,
  documentId: DocumentId,
  commitmentId: CommitmentId,
  versionId: VersionId,
  signInId: SignInId,
  tokenId: TokenId,
  passageId: z.union([BlockId, ItemId, DayId]),
  seq: SeqInAddress,
  blob: StoredImage.shape.blob,
  code: DelegationCode,
  symbol: z.string().max(100),
}
