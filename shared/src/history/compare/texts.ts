import type { Language } from '../../words/index.js'
import type { ComparedText } from '../comparison.js'

/** Those of both records, the newer's order first. */
export function languagesOf(
  older: { languages: readonly Language[] },
  newer: { languages: readonly Language[] },
): Language[] {
  return [...new Set([...newer.languages, ...older.languages])]
}

/** Nobody wrote any of it anew: it was split off, or brought from elsewhere. */
export function allCarried(texts: readonly Pick<ComparedText, 'pieces'>[]): boolean {
  const written = texts.flatMap(({ pieces }) => pieces).filter(({ run }) => run.text.trim() !== '')
  return written.length > 0 && written.every(({ change }) => change === 'carried-in')
}
