import { Language } from '@tandem/shared/words'
import { useSyncExternalStore } from 'react'
import { i18n } from './instance'
import { rememberLanguage } from './remembered-language'

export function currentLanguage(): Language {
  return Language.catch('en').parse(i18n.language)
}

/** Changes the interface's language at once, on this device; the profile keeps it for the person. */
export function setLanguage(language: Language): void {
  rememberLanguage(language)
  document.documentElement.lang = language
  if (language !== currentLanguage()) void i18n.changeLanguage(language)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}

function subscribe(changed: () => void): () => void {
  i18n.on('languageChanged', changed)
  return () => i18n.off('languageChanged', changed)
}
