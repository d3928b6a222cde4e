/** Which pairs of paragraphs have to be brought into step: two authentic languages say the same (E5, B6). */
import type { MinutesBlock, MinutesRecord } from '../documents/minutes-record.js'
import type { Language } from '../words/index.js'

/** The languages in which this block lags behind: changed elsewhere and not here, or not there at all. */
export function laggingIn(block: MinutesBlock, languages: readonly Language[]): Language[] {
  if (languages.length < 2 || block.withheld) return []
  const isThere = (language: Language): boolean => {
    if (block.kind === 'table') return block.table?.[language] !== undefined
    if (block.kind === 'image') return block.image?.[language] !== undefined
    return block.text[language]?.some(({ text }) => text.trim() !== '') ?? false
  }
  return laggingAmong(languages, isThere, block.lagging)
}

/** The same for a block that is not read as a record: where its words are, and which languages are marked. */
export function laggingAmong(
  languages: readonly Language[],
  isThere: (language: Language) => boolean,
  marked: readonly Language[],
): Language[] {
  if (languages.length < 2 || !languages.some(isThere)) return []
  return languages.filter((language) => !isThere(language) || marked.includes(language))
}

/** The blocks out of step, in order. */
export function outOfStep(record: MinutesRecord): MinutesBlock[] {
  return record.blocks.filter((block) => laggingIn(block, record.languages).length > 0)
}
