import type { Language, LocalisedText } from '@tandem/shared/words'
import { useWords } from '../../../lib/i18n'
import { TextArea } from '../../../ui'
import { words } from '../words'

interface WordingFieldsProps {
  text: LocalisedText
  languages: readonly Language[]
  onChange: (text: LocalisedText) => void
}

/** The wording in each language the group works in. */
export function WordingFields({ text, languages, onChange }: WordingFieldsProps) {
  const say = useWords(words)
  return languages.map((language) => (
    <TextArea
      key={language}
      lang={language}
      label={say(`field.${language}`)}
      maxLength={2_000}
      value={text[language] ?? ''}
      onChange={(event) => onChange({ ...text, [language]: event.target.value })}
    />
  ))
}
