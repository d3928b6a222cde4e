/** The canonical record of minutes (MODEL M5, M7): without numbers, which are counted, and without who wrote what. */
import { z } from 'zod'
import { BlockId, DelegationCode, ItemId } from '../ids/index.js'
import { Language, OutcomeVerb, ParagraphFlag, TextKind } from '../words/index.js'
import { Due } from './due.js'
import { Run } from './runs.js'

/** Who a paragraph speaks for: the two sides, the meeting, or one delegation. */
export const Attribution = z.union([z.enum(['both', 'meeting']), DelegationCode])
export type Attribution = z.infer<typeof Attribution>

export const TableCell = z.object({
  header: z.boolean(),
  colspan: z.int().min(1),
  rowspan: z.int().min(1),
  /** Paragraphs of runs. */
  text: z.array(z.array(Run)),
})
export type TableCell = z.infer<typeof TableCell>
/** Rows of cells. */
export const Table = z.array(z.array(TableCell))
export type Table = z.infer<typeof Table>

/** An image by the address of its content; width in CSS pixels, null: as large as it is. */
export const Image = z.object({ blob: z.string(), width: z.int().min(1).nullable() })
export type Image = z.infer<typeof Image>

export const MinutesBlock = z.object({
  id: BlockId,
  kind: z.union([TextKind, z.enum(['table', 'image'])]),
  /** 0 to 5; means something in headings and list items. */
  level: z.int().min(0).max(5),
  ordered: z.boolean(),
  /** The agenda item of the section it stands in: that of the last heading that names one. */
  item: ItemId.nullable(),
  attribution: Attribution,
  flags: z.array(ParagraphFlag),
  /** Delegations that agreed subject to confirmation, first first. */
  adReferendum: z.array(DelegationCode),
  compartment: z.string().nullable(),
  verb: OutcomeVerb.nullable(),
  /** Opens a commitment, which the register numbers. */
  opens: z.boolean(),
  owners: z.array(DelegationCode),
  counterparts: z.array(DelegationCode),
  due: Due.nullable(),
  /** Languages that have to be brought into step with the others. One that is absent from `text` lags too. */
  lagging: z.array(Language),
  /** Of a text block: its runs. A language in which the block does not stand is absent. */
  text: z.partialRecord(Language, z.array(Run)),
  table: z.partialRecord(Language, Table).optional(),
  image: z.partialRecord(Language, Image).optional(),
  /** What an image shows, in words; absent in a language in which nobody has said it. */
  altText: z.partialRecord(Language, z.string()).optional(),
  /** In a reader's copy: there is text here that is not released to him (PERM-7). */
  withheld: z.literal(true).optional(),
})
export type MinutesBlock = z.infer<typeof MinutesBlock>

export const MinutesRecord = z.object({
  kind: z.literal('record'),
  schemaVersion: z.literal(1),
  /** The first gives the order of blocks. */
  languages: z.array(Language).min(1),
  /** Whom a paragraph speaks for when nothing else is said: the two sides, or the meeting. */
  attribution: z.enum(['both', 'meeting']),
  blocks: z.array(MinutesBlock),
})
export type MinutesRecord = z.infer<typeof MinutesRecord>

/** What a block has when nobody has said anything else. */
export function plainBlock(id: BlockId, attribution: Attribution): MinutesBlock {
  return {
    id,
    kind: 'narrative',
    level: 0,
    ordered: false,
    item: null,
    attribution,
    flags: [],
    adReferendum: [],
    compartment: null,
    verb: null,
    opens: false,
    owners: [],
    counterparts: [],
    due: null,
    lagging: [],
    text: {},
  }
}
