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

/** What a step of playback leaves standing, and the blocks it brings and takes: one that is another now is both. */
export function recordAfter(
  since: Extract<RecordSince, { kind: 'record' }>,
  before: Extract<CanonicalRecord, { kind: 'record' }>,
): { record: CanonicalRecord; brought: MinutesBlock[]; taken: MinutesBlock[] } {
  const stood = new Map<string, MinutesBlock>(before.blocks.map((block) => [block.id, block]))
  const brought: MinutesBlock[] = []
  const blocks = since.blocks.map((given): MinutesBlock => {
    if (typeof given !== 'string') {
      brought.push(given)
      return given
    }
    const block = stood.get(given)
    if (!block) throw new Error('A step names a block that did not stand before it.')
    stood.delete(given)
    return block
  })
  return { record: { ...since, blocks }, brought, taken: [...stood.values()] }
}

export function textsOfBlock(block: MinutesBlock): Map<TextKey, readonly Run[]> {
  const texts = new Map<TextKey, readonly Run[]>()
  addBlock(texts, block)
  return texts
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
