/** Every text of a record by its key, as the steps of playback name them. */
import type { CanonicalRecord, Run, Table } from '@tandem/shared/documents'
import { type TextKey, textKeys } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'

export function textsOf(record: CanonicalRecord): Map<TextKey, readonly Run[]> {
  const texts = new Map<TextKey, readonly Run[]>()
  if (record.kind === 'record') {
    for (const block of record.blocks) {
      for (const [language, runs] of entries(block.text)) texts.set(textKeys.block(block.id, language), runs)
      for (const [language, table] of entries(block.table ?? {})) addCells(texts, block.id, language, table)
    }
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
