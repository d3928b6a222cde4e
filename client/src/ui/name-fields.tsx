import type { LocalisedText } from '@tandem/shared/words'
import { useId } from 'react'
import { common, useWords } from '../lib/i18n'
import styles from './form.module.css'
import { TextField } from './text-field'

export interface NameDraft {
  en: string
  ko: string
}

interface NameFieldsProps {
  /** "Function": each field says its language behind it. */
  label: string
  /** Said once, for both. */
  hint?: string
  fault?: string | null
  value: NameDraft
  onChange: (value: NameDraft) => void
}

/** A name in both languages, side by side: neither is the translation of the other. */
export function NameFields({ label, hint, fault, value, onChange }: NameFieldsProps) {
  const say = useWords(common)
  const hintId = useId()
  return (
    <div className={styles.row}>
      {(['en', 'ko'] as const).map((language) => (
        <TextField
          key={language}
          lang={language}
          label={say(`name.${language}`, { label })}
          autoComplete="off"
          maxLength={200}
          value={value[language]}
          fault={language === 'en' ? (fault ?? null) : null}
          {...(hint && { 'aria-describedby': hintId })}
          onChange={(event) => onChange({ ...value, [language]: event.target.value })}
        />
      ))}
      {hint && (
        <p className={styles.wideHint} id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** What was entered, without empty languages; null when there is none. */
export function nameOf({ en, ko }: NameDraft): LocalisedText | null {
  const name = { ...(en.trim() && { en: en.trim() }), ...(ko.trim() && { ko: ko.trim() }) }
  return Object.keys(name).length > 0 ? name : null
}
