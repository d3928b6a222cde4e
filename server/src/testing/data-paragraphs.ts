/** Minutes back in the form of the demonstration's data, and that form's own hash (M14). */
import type { AgendaRecord, MinutesBlock, MinutesRecord } from '@tandem/shared/documents'
import { plainText } from '@tandem/shared/documents'
import { numberItems } from '@tandem/shared/agendas'
import { createHash } from 'node:crypto'
import { blockOf } from '../demonstration/index.js'
import type { DataParagraph } from '../demonstration/index.js'

/** Paragraphs as they stand; the ids of outcomes and where a paragraph comes from are the data's own. */
export function paragraphsOf(
  symbol: string,
  record: MinutesRecord,
  agenda: AgendaRecord,
  data: readonly DataParagraph[],
): DataParagraph[] {
  const numbers = numberItems(agenda)
  const known = new Map(data.map((paragraph) => [blockOf(symbol, paragraph.id), paragraph]))
  return record.blocks
    .filter(({ kind }) => kind !== 'heading')
    .map((block) => {
      const paragraph = known.get(block.id)
      if (!paragraph) throw new Error(`${symbol}: ${block.id} is no paragraph of the data.`)
      const { id, outcomes, provenance } = paragraph
      return {
        id,
        item: (block.item && numbers.get(block.item)) ?? '',
        kind: block.kind as DataParagraph['kind'],
        attribution: block.attribution,
        text: textOf(block),
        outcomes: block.verb === null ? [] : outcomes,
        flags: [...block.flags, ...(block.adReferendum.length > 0 ? ['ad_referendum' as const] : [])],
        provenance,
        ...(block.compartment !== null && { compartment: block.compartment }),
      }
    })
}

function textOf({ text }: MinutesBlock): DataParagraph['text'] {
  return Object.fromEntries(Object.entries(text).map(([language, runs]) => [language, plainText(runs)]))
}

/** SHA-256 over the paragraphs as JSON with sorted keys and no spaces. */
export function hashParagraphs(paragraphs: readonly DataParagraph[]): string {
  const sorted = JSON.stringify(paragraphs, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted, 'utf8').digest('hex')
}
