/** What groups work on: meetings, documents, commitments. */
import { z } from 'zod'
import {
  CommitmentAct,
  CommitmentList,
  CommitmentView,
  DecisionList,
  NumberedOutcomes,
} from '../commitments/index.js'
import { CanonicalRecord, DocumentCard, DocumentReader } from '../documents/index.js'
import { GroupOverview, JumpTargets, PeopleInGroup } from '../groups/index.js'
import { Unseen } from '../history/index.js'
import {
  DeletedMeeting,
  MadeMeeting,
  MeetingAct,
  MeetingChange,
  MeetingsInBin,
  MeetingSummary,
  NewMeeting,
} from '../meetings/index.js'
import { imageTypes, MinutesCard, StartedMinutes, StoredImage, UsualSentences } from '../minutes/index.js'
import { MadePaper, MeetingPapers, NewPaper, paperFileTypes, TakenFile } from '../papers/index.js'
import type { RouteContract } from './contract.js'

export const contentContracts = {
  'GET /jump': { title: 'Everything one can go to', answer: JumpTargets },
  'GET /symbols/{*symbol}': {
    title: 'The page of the application that a symbol names',
    answer: z.object({ path: z.string() }),
  },
  'GET /groups/:groupId': {
    title: 'A group with its meetings, documents, activities and latest events',
    answer: GroupOverview,
  },
  'GET /groups/:groupId/people': {
    title: 'Who is in a group, by delegation and function',
    answer: PeopleInGroup,
  },
  'GET /groups/:groupId/bin': { title: 'Meetings that were deleted', answer: MeetingsInBin },
  'POST /groups/:groupId/bin': {
    title: 'Delete a meeting of which nothing was issued; what is open of it is closed',
    body: DeletedMeeting,
    answer: 'nothing',
  },
  'DELETE /groups/:groupId/bin/:meetingId': { title: 'Bring a meeting back as it was', answer: 'nothing' },
  'GET /groups/:groupId/commitments': { title: 'A group’s commitments', answer: CommitmentList },
  'GET /groups/:groupId/decisions': {
    title: 'What a group decided about something',
    query: z.object({ about: z.string().max(200).default('') }),
    answer: DecisionList,
  },
  'GET /groups/:groupId/unseen': { title: 'What others wrote since one last looked', answer: Unseen },
  'POST /groups/:groupId/meetings': {
    title: 'Call a meeting, with an agenda to draft',
    body: NewMeeting,
    answer: MadeMeeting,
  },
  'PATCH /meetings/:meetingId': {
    title: 'Change what is planned of a meeting',
    body: MeetingChange,
    answer: MeetingSummary,
  },
  'POST /meetings/:meetingId/acts': {
    title: 'Postpone or cancel a meeting',
    body: MeetingAct,
    answer: MeetingSummary,
  },
  'POST /meetings/:meetingId/minutes': { title: 'Start a meeting’s minutes', answer: StartedMinutes },
  'GET /meetings/:meetingId/papers': {
    title: 'A meeting’s papers, and the symbols it names that have none',
    answer: MeetingPapers,
  },
  'POST /meetings/:meetingId/papers': {
    title: 'Bring in a paper, with files that were taken before',
    body: NewPaper,
    answer: MadePaper,
  },
  'POST /meetings/:meetingId/paper-files': {
    title: 'Send the file of a paper; it is judged by its content',
    body: 'bytes',
    answer: TakenFile,
  },
  'GET /papers/:paperId/files/:language': {
    title: 'The file of a paper in one language',
    query: z.object({ save: z.literal('yes').optional() }),
    answer: { file: paperFileTypes },
  },
  'POST /papers/:paperId/submission': {
    title: 'Submit a delegation’s draft to the co-chairs',
    body: z.strictObject({}),
    answer: 'nothing',
  },
  'POST /papers/:paperId/issue': {
    title: 'Issue a submitted paper to all members',
    body: z.strictObject({}),
    answer: 'nothing',
  },
  'POST /papers/:paperId/withdrawal': {
    title: 'Withdraw a paper of one’s own delegation',
    body: z.strictObject({}),
    answer: 'nothing',
  },
  'GET /documents/:documentId': { title: 'A document and what stands around it', answer: DocumentCard },
  'GET /documents/:documentId/record': {
    title: 'What a document says now, as far as one may read it',
    answer: z.object({ record: CanonicalRecord, headSeq: z.int().min(0) }),
  },
  'GET /documents/:documentId/readers': {
    title: 'Who can see a document',
    answer: z.object({ readers: z.array(DocumentReader) }),
  },
  'GET /documents/:documentId/minutes': {
    title: 'What the page of minutes needs beside their text',
    answer: MinutesCard,
  },
  'GET /documents/:documentId/sentences': {
    title: 'Sentences that are said in one case only, for whoever writes minutes',
    answer: UsualSentences,
  },
  'GET /documents/:documentId/commitments': {
    title: 'The numbers of a record’s outcomes',
    answer: NumberedOutcomes,
  },
  'POST /documents/:documentId/images': {
    title: 'Add an image to minutes',
    body: 'bytes',
    answer: StoredImage,
  },
  'GET /documents/:documentId/images/:blob': {
    title: 'An image that stands in minutes',
    answer: { file: imageTypes },
  },
  'GET /commitments/:commitmentId': { title: 'A commitment', answer: CommitmentView },
  'POST /commitments/:commitmentId/acts': {
    title: 'Update, close, carry, drop or change a commitment',
    body: CommitmentAct,
    answer: CommitmentView,
  },
} as const satisfies Record<string, RouteContract>
