/** Every text of a record under its key. */
import type { AgendaItem } from '../documents/agenda-record.js'
import type { MinutesBlock } from '../documents/minutes-record.js'
import type { CanonicalRecord } from '../documents/record.js'
import type { Run } from '../documents/runs.js'
import type { Language } from '../words/index.js'
import { type TextKey, textKeys } from './origins.js'

/** What has texts: an item of an agenda, a block of minutes. */
export type Passage = AgendaItem | MinutesBlock

export function passagesOf(record: CanonicalRecord): readonly Passage[] {
  return record.kind === 'agenda' ? record.items : record.blocks
}

export function* textsOf(record: CanonicalRecord): Generator<[TextKey, readonly Run[]]> {
  for (const passage of passagesOf(record)) yield* textsOfPassage(passage)
}

export function* textsOfPassage(passage: Passage): Generator<[TextKey, readonly Run[]]> {
  const { id } = passage
  if ('annotation' in passage) {
    for (const [language, runs] of inLanguages(passage.title)) yield [textKeys.title(id, language), runs]
    for (const [language, paragraphs] of inLanguages(passage.annotation))
      for (const [at, runs] of paragraphs.entries()) yield [textKeys.annotation(id, language, at), runs]
    return
  }
  for (const [language, runs] of inLanguages(passage.text)) yield [textKeys.block(id, language), runs]
  for (const [language, rows] of inLanguages(passage.table ?? {})) {
    for (const [row, cells] of rows.entries()) {
      for (const [cell, { text: paragraphs }] of cells.entries()) {
        for (const [at, runs] of paragraphs.entries())
          yield [textKeys.cell(id, language, row, cell, at), runs]
      }
    }
  }
}

function inLanguages<Text>(texts: Partial<Record<Language, Text>>): [Language, Text][] {
  return Object.entries(texts) as [Language, Text][]
}
