/** Words: in English by spaces and dashes, in Korean eojeol (어절) by spaces. Marks alone are no word. */
import type { MinutesBlock, MinutesRecord } from '../../documents/minutes-record.js'
import { plainText, type Run } from '../../documents/runs.js'
import type { Language } from '../../words/index.js'

const word = /[^\s—–]*[\p{L}\p{N}][^\s—–]*/gu

export function countWords(text: string): number {
  return text.match(word)?.length ?? 0
}

/** Of one block in one language, tables with all their cells. */
export function countBlockWords(block: MinutesBlock, language: Language): number {
  const paragraphs: (readonly Run[])[] = [
    block.text[language] ?? [],
    ...(block.table?.[language] ?? []).flatMap((row) => row.flatMap((cell) => cell.text)),
  ]
  return paragraphs.reduce((sum, runs) => sum + countWords(plainText(runs)), 0)
}

export function countMinutesWords(record: MinutesRecord): Partial<Record<Language, number>> {
  return Object.fromEntries(
    record.languages.map((language) => [
      language,
      record.blocks.reduce((sum, block) => sum + countBlockWords(block, language), 0),
    ]),
  )
}
