import type { Language } from '@tandem/shared/words'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { useLanguage } from '../i18n'
import { createFormats, type Formats } from './formats'
import { deviceZone } from './zones'

interface Locale {
  language: Language
  timeZone: string
  formats: Formats
}

const LocaleContext = createContext<Locale | null>(null)

/** Gives the reader's zone to everything below; without one, the device's. */
export function LocaleProvider({ timeZone, children }: { timeZone?: string; children: ReactNode }) {
  const language = useLanguage()
  const zone = timeZone ?? deviceZone()
  const locale = useMemo(
    () => ({ language, timeZone: zone, formats: createFormats(language, zone) }),
    [language, zone],
  )
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

export function useLocale(): Locale {
  const locale = use(LocaleContext)
  if (!locale) throw new Error('useLocale outside LocaleProvider')
  return locale
}

/** Formats in the reader's language and zone, or in another zone such as the venue's. */
export function useFormats(zone?: string): Formats {
  const locale = useLocale()
  return useMemo(
    () => (zone && zone !== locale.timeZone ? createFormats(locale.language, zone) : locale.formats),
    [locale, zone],
  )
}
