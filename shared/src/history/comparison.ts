/** What changed between two positions of a document, as people read it: facts first, then the text [H3, H4]. */
import { z } from 'zod'
import { BlockId, DayId, ItemId } from '../ids/index.js'
import { Image, MinutesBlock, Table } from '../documents/minutes-record.js'
import { AgendaDay, AgendaItem } from '../documents/agenda-record.js'
import { Run } from '../documents/runs.js'
import { Language } from '../words/index.js'
import { AuthorIndex, HistoryAuthor } from './authors.js'
import { Seq } from './timeline.js'

/** Who did it and when it was received. Null author: the product. */
export const Deed = z.object({ author: AuthorIndex, at: z.number() })
export type Deed = z.infer<typeof Deed>

/**
 * A stretch of text. `carried`: its letters were deleted here and stand elsewhere under the same identity, or
 * the other way round; nobody wrote them anew. `format`: the same letters with other marks.
 */
export const Piece = z.object({
  change: z.enum(['same', 'added', 'deleted', 'carried-in', 'carried-out', 'format']),
  run: Run,
  /** Of `format`: the marks before. */
  before: Run.omit({ text: true }).optional(),
  /** Absent for `same`, and where nobody in particular can be named. */
  deed: Deed.optional(),
})
export type Piece = z.infer<typeof Piece>

/** One text in one language: a paragraph, a title, one paragraph of an annotation. */
export const ComparedText = z.object({
  language: Language,
  part: z.enum(['text', 'title', 'annotation']),
  pieces: z.array(Piece),
  /** Words (eojeol in Korean). */
  wordsAdded: z.int(),
  wordsDeleted: z.int(),
})
export type ComparedText = z.infer<typeof ComparedText>

/** A table or an image that is another: shown as it was and as it is, with the cells that differ. */
export const ComparedTable = z.object({
  language: Language,
  before: Table.nullable(),
  after: Table.nullable(),
  /** [row, cell] of `after`, with the pieces of each paragraph in it. */
  changedCells: z.array(z.object({ row: z.int(), cell: z.int(), texts: z.array(z.array(Piece)) })),
})
export type ComparedTable = z.infer<typeof ComparedTable>

export const ComparedImage = z.object({
  language: Language,
  before: Image.nullable(),
  after: Image.nullable(),
})
export type ComparedImage = z.infer<typeof ComparedImage>

/** Values as the record has them; words for them are the interface's to choose, in its language. */
export const FieldChange = z.object({
  field: z.enum([
    'verb',
    'opens',
    'owners',
    'counterparts',
    'due',
    'attribution',
    'kind',
    'level',
    'ordered',
    'flags',
    'adReferendum',
    'compartment',
    'item',
    'altText',
    'lagging',
    'parent',
    'day',
    'minutes',
    'action',
    'leads',
    'papers',
    'number',
    'date',
    'start',
    'end',
  ]),
  before: z.unknown(),
  after: z.unknown(),
  deed: Deed.nullable(),
  /** What comes first in the summary has the greater weight: attribution and the force of verbs before flags. */
  weight: z.number(),
})
export type FieldChange = z.infer<typeof FieldChange>

const placed = {
  /**
   * `same`: nothing but, perhaps, its place or its number. `changed` is also a part of another one that was
   * split off and stands on its own now: all its letters are `carried-in`, and it had no number before.
   */
  state: z.enum(['same', 'changed', 'added', 'deleted']),
  /** Its number as it is shown, before and after; null where it has none or did not stand. */
  numberBefore: z.string().nullable(),
  numberAfter: z.string().nullable(),
  /** It stands elsewhere among its neighbours: it moved up or down. */
  moved: z.object({ direction: z.enum(['up', 'down']), deed: Deed.nullable() }).nullable(),
  texts: z.array(ComparedText),
  fields: z.array(FieldChange),
}

export const ComparedBlock = z.object({
  what: z.literal('block'),
  id: BlockId,
  /** The block as it is; as it was, when it was deleted. Its words are in `texts`. */
  block: MinutesBlock.omit({ text: true, table: true, image: true }),
  ...placed,
  /** What stands before a list item, a dot or its number, as it was and as it is; absent where nothing does. */
  markBefore: z.string().optional(),
  markAfter: z.string().optional(),
  tables: z.array(ComparedTable),
  images: z.array(ComparedImage),
})
export type ComparedBlock = z.infer<typeof ComparedBlock>

export const ComparedItem = z.object({
  what: z.literal('item'),
  id: ItemId,
  item: AgendaItem.omit({ title: true, annotation: true }),
  ...placed,
})
export type ComparedItem = z.infer<typeof ComparedItem>

export const ComparedDay = z.object({
  what: z.literal('day'),
  id: DayId,
  day: AgendaDay,
  state: z.enum(['same', 'changed', 'added', 'deleted']),
  fields: z.array(FieldChange),
})
export type ComparedDay = z.infer<typeof ComparedDay>

export const ComparedPassage = z.discriminatedUnion('what', [ComparedBlock, ComparedItem, ComparedDay])
export type ComparedPassage = z.infer<typeof ComparedPassage>

export const Comparison = z.object({
  kind: z.enum(['agenda', 'record']),
  languages: z.array(Language).min(1),
  /** Always older to newer, whichever was asked for first. */
  fromSeq: Seq,
  toSeq: Seq,
  fromAt: z.number(),
  toAt: z.number(),
  authors: z.array(HistoryAuthor),
  /** In the order of the newer, what was deleted where it stood. */
  passages: z.array(ComparedPassage),
})
export type Comparison = z.infer<typeof Comparison>
