/** Paragraph numbers: one run through the whole record, counted and never stored (A7). */
import type { MinutesBlock, MinutesRecord } from '../documents/minutes-record.js'
import type { Run } from '../documents/runs.js'
import type { BlockId } from '../ids/index.js'
import { type Language, ParagraphKind } from '../words/index.js'

/** Headings, list items, quotations, footnotes, tables and images stand between the numbers. */
export function isNumbered(kind: MinutesBlock['kind']): kind is ParagraphKind {
  return numbered.has(kind)
}

const numbered: ReadonlySet<string> = new Set(ParagraphKind.options)

/** Something stands here, in any language, or is withheld from this reader: an empty line has no number. */
export function hasText(block: MinutesBlock): boolean {
  return (
    block.withheld === true || Object.values(block.text).some((runs) => runs.some((run) => run.text !== ''))
  )
}

export function numberParagraphs(record: MinutesRecord): Map<BlockId, number> {
  return numberInOrder(record.blocks, hasText)
}

/** The same for blocks that are not read as a record, such as those of a live text. */
export function numberInOrder<Block extends Pick<MinutesBlock, 'id' | 'kind'>>(
  blocks: readonly Block[],
  isFilled: (block: Block) => boolean,
): Map<BlockId, number> {
  const numbers = new Map<BlockId, number>()
  for (const block of blocks) {
    if (isNumbered(block.kind) && isFilled(block)) numbers.set(block.id, numbers.size + 1)
  }
  return numbers
}

/** Footnotes by the order of their references in one language; a note nobody refers to follows last. */
export function numberFootnotes(record: MinutesRecord): Map<BlockId, number> {
  return numberNotes(record.blocks, record.languages, (block, language) => block.text[language])
}

/** The same for texts that are not read off their blocks. */
export function numberNotes<Block extends Pick<MinutesBlock, 'id' | 'kind'>>(
  blocks: readonly Block[],
  languages: readonly Language[],
  runsOf: (block: Block, language: Language) => readonly Run[] | undefined,
): Map<BlockId, number> {
  const numbers = new Map<BlockId, number>()
  const notes = new Set(blocks.filter(({ kind }) => kind === 'footnote').map(({ id }) => id))
  if (notes.size === 0) return numbers
  for (const block of blocks) {
    for (const language of languages) {
      for (const { footnote } of runsOf(block, language) ?? []) {
        if (footnote && notes.has(footnote) && !numbers.has(footnote)) numbers.set(footnote, numbers.size + 1)
      }
    }
  }
  for (const id of notes) if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
  return numbers
}
