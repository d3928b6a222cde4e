import { inLanguage, type Language, type LocalisedText } from '@tandem/shared/words'
import { useLanguage } from '../lib/i18n'

interface LangProps {
  /** Words in one or both languages; the reader's is shown if there is one. */
  text: LocalisedText
  /** Instead of the interface's language, e.g. a document's. */
  wished?: Language
  className?: string | undefined
}

/** A run of text that says which language it is in, when that is not the interface's. */
export function Lang({ text, wished, className }: LangProps) {
  const interfaceLanguage = useLanguage()
  const shown = inLanguage(text, wished ?? interfaceLanguage)
  if (shown.language === interfaceLanguage && !className) return <>{shown.text}</>
  return (
    <span className={className} lang={shown.language === interfaceLanguage ? undefined : shown.language}>
      {shown.text}
    </span>
  )
}

const hangul = /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]/

/** The language of a text of unknown origin, by its script. */
export function languageOf(text: string): Language {
  return hangul.test(text) ? 'ko' : 'en'
}
