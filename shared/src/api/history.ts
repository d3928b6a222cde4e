/** What a document said, when, and by whom. */
import { z } from 'zod'
import {
  Blame,
  CirculateDocument,
  Comparison,
  LabelledVersion,
  NameVersion,
  PassageHistory,
  Playback,
  PlaybackOn,
  RecordAt,
  Restored,
  RestorePreview,
  RestoreRequest,
  RestoreScope,
  SeenUpTo,
  Seq,
  Timeline,
  Touched,
  VersionLabel,
} from '../history/index.js'
import { BlockId, ItemId } from '../ids/index.js'
import type { RouteContract } from './contract.js'

/** A position in a document's log, as an address has it. */
export const SeqInAddress = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(Seq)

export const historyContracts = {
  'GET /documents/:documentId/history': {
    title: 'The versions of a document and who wrote them',
    answer: Timeline,
  },
  'GET /documents/:documentId/history/record': {
    title: 'What a document said at a position',
    query: z.object({ seq: SeqInAddress }),
    answer: RecordAt,
  },
  'GET /documents/:documentId/history/playback': {
    title: 'How a document came from one position to another, step by step',
    /** `on`: what stood at `from` is known to whoever asks. */
    query: z.object({ from: SeqInAddress, to: SeqInAddress, on: z.literal('1').optional() }),
    answer: z.union([Playback, PlaybackOn]),
  },
  'GET /documents/:documentId/history/blame': { title: 'Who wrote what stands now', answer: Blame },
  'GET /documents/:documentId/history/touched': {
    title: 'The positions at which a section was touched',
    query: z.object({
      /** The heading it begins with, or the item of an agenda. */
      section: z.union([BlockId, ItemId]),
      /** What stood in it at either of these counts. */
      from: SeqInAddress,
      to: SeqInAddress,
    }),
    answer: Touched,
  },
  'GET /documents/:documentId/history/comparison': {
    title: 'What changed between two positions',
    query: z.object({ from: SeqInAddress, to: SeqInAddress }),
    answer: Comparison,
  },
  'GET /documents/:documentId/history/passages/:passageId': {
    title: 'Every wording that a paragraph, item or day ever had',
    answer: PassageHistory,
  },
  'POST /documents/:documentId/history/versions': {
    title: 'Name a version',
    body: NameVersion,
    answer: LabelledVersion,
  },
  'PATCH /documents/:documentId/history/versions/:versionId': {
    title: 'Describe a version anew',
    body: VersionLabel,
    answer: LabelledVersion,
  },
  'POST /documents/:documentId/history/circulations': {
    title: 'Circulate what stands now',
    body: CirculateDocument.prefault({}),
    answer: LabelledVersion,
  },
  'PUT /documents/:documentId/history/seen': {
    title: 'Say up to where one has looked',
    body: SeenUpTo,
    answer: z.object({ seenSeq: Seq }),
  },
  'GET /documents/:documentId/history/restoration': {
    title: 'What would stand if an earlier state were brought back',
    query: z
      .object({
        seq: SeqInAddress,
        scope: z.enum(['whole', 'item', 'block']),
        /** Of an item or a block. */
        id: z.string().optional(),
      })
      .transform(({ seq, scope: kind, id = '' }) => ({
        seq,
        scope: kind === 'whole' ? { kind } : { kind, id },
      }))
      .pipe(z.object({ seq: Seq, scope: RestoreScope })),
    answer: RestorePreview,
  },
  'POST /documents/:documentId/history/restorations': {
    title: 'Bring an earlier state back, as an edit of one’s own',
    body: RestoreRequest,
    answer: Restored,
  },
  'GET /documents/:documentId/history/restorations/:seq': {
    title: 'What others had typed into what a restore removed',
    query: z.object({ previewedSeq: SeqInAddress }),
    answer: Restored,
  },
  'POST /documents/:documentId/history/restorations/:seq/undo': {
    title: 'Take a restore back',
    answer: Restored,
  },
} as const satisfies Record<string, RouteContract>
