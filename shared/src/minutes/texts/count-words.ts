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

/** Of blocks that are in a record, and so stay as they are: most of those of the next moment are the same. */
const counted = new WeakMap<MinutesBlock, Partial<Record<Language, number>>>()

function countOnce(block: MinutesBlock, language: Language): number {
  const counts = counted.get(block) ?? {}
  counted.set(block, counts)
  return (counts[language] ??= countBlockWords(block, language))
}

export function countMinutesWords(record: MinutesRecord): Partial<Record<Language, number>> {
  return Object.fromEntries(
    record.languages.map((language) => [
      language,
      record.blocks.reduce((sum, block) => sum + countOnce(block, language), 0),
    ]),
  )
}
