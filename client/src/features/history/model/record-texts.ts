/** Every text of a record by its key, as the steps of playback name them. */
import type { CanonicalRecord, MinutesBlock, Run, Table } from '@tandem/shared/documents'
import { type RecordSince, type TextKey, textKeys } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'

export function textsOf(record: CanonicalRecord): Map<TextKey, readonly Run[]> {
  const texts = new Map<TextKey, readonly Run[]>()
  if (record.kind === 'record') {
    for (const block of record.blocks) addBlock(texts, block)
    return texts
  }
  for (const item of record.items) {
    for (const [language, runs] of entries(item.title)) texts.set(textKeys.title(item.id, language), runs)
    for (const [language, paragraphs] of entries(item.annotation)) {
      for (const [at, runs] of paragraphs.entries()) {
        texts.set(textKeys.annotation(item.id, language, at), runs)
      }
    }
  }
  return texts
}

/** What a step of playback leaves standing, and what it brings. */
export function recordAfter(
  since: RecordSince,
  before: CanonicalRecord,
  textsBefore: ReadonlyMap<TextKey, readonly Run[]>,
): { record: CanonicalRecord; texts: Map<TextKey, readonly Run[]> } {
  if (since.kind === 'agenda') return { record: since, texts: textsOf(since) }
  const stood = new Map(before.kind === 'record' ? before.blocks.map((block) => [block.id, block]) : [])
  const texts = new Map<TextKey, readonly Run[]>()
  const blocks = since.blocks.map((given): MinutesBlock => {
    const block = typeof given === 'string' ? stood.get(given) : given
    if (!block) throw new Error('A step names a block that did not stand before it.')
    const own = new Map<TextKey, readonly Run[]>()
    addBlock(own, block)
    // Letters typed since the block was last given whole are in the texts alone.
    for (const [key, runs] of own)
      texts.set(key, typeof given === 'string' ? (textsBefore.get(key) ?? runs) : runs)
    return block
  })
  return { record: { ...since, blocks }, texts }
}

function addBlock(texts: Map<TextKey, readonly Run[]>, { id, text, table }: MinutesBlock): void {
  for (const [language, runs] of entries(text)) texts.set(textKeys.block(id, language), runs)
  for (const [language, each] of entries(table ?? {})) addCells(texts, id, language, each)
}

function addCells(texts: Map<TextKey, readonly Run[]>, id: string, language: Language, table: Table): void {
  for (const [row, cells] of table.entries()) {
    for (const [cell, { text }] of cells.entries()) {
      for (const [at, runs] of text.entries()) texts.set(textKeys.cell(id, language, row, cell, at), runs)
    }
  }
}

function entries<Value>(byLanguage: Partial<Record<Language, Value>>): [Language, Value][] {
  return Object.entries(byLanguage) as [Language, Value][]
}
