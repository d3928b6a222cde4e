import { Language } from '@tandem/shared/words'

const key = 'tandem.language'

/** The language last chosen on this device, else the browser's, else English. */
export function rememberedLanguage(): Language {
  const kept = Language.safeParse(readKept())
  if (kept.success) return kept.data
  return globalThis.navigator?.language.startsWith('ko') ? 'ko' : 'en'
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // Storage may be closed to us; the choice then lasts for this page.
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
