import { type MinutesRecord, plainBlock } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'

/** Minutes in English and Korean: a heading and some paragraphs, each with these words. */
export function someMinutes(
  paragraphs = 4,
  words = 'The meeting agreed. ',
  languages: Language[] = ['en', 'ko'],
): MinutesRecord {
  const runs = words === '' ? [] : [{ text: words }]
  return {
    kind: 'record',
    schemaVersion: 1,
    languages,
    attribution: 'both',
    blocks: Array.from({ length: paragraphs + 1 }, (_, index) => ({
      ...plainBlock(newId('blk'), 'both'),
      kind: index === 0 ? 'heading' : 'narrative',
      text: Object.fromEntries(languages.map((language) => [language, runs])),
    })),
  }
}
