import { Plus, X } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { Button, FieldGroup, IconButton, NameFields, type NameDraft } from '../../../ui'
import { settingWords } from '../setting-words'
import styles from './group-form.module.css'

interface AliasFieldsProps {
  value: readonly NameDraft[]
  fault: string | null
  onChange: (value: NameDraft[]) => void
}

const mostAliases = 20

/** Other names, each in one language or both. */
export function AliasFields({ value, fault, onChange }: AliasFieldsProps) {
  const say = useWords(settingWords)
  const isEmpty = ({ en, ko }: NameDraft): boolean => en.trim() === '' && ko.trim() === ''
  return (
    <FieldGroup label={say('aliases.label')} hint={say('aliases.hint')}>
      {value.map((alias, index) => (
        // They have no identity but their place, and no state of their own.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.alias}>
          <NameFields
            label={say('aliases.one', { number: index + 1 })}
            fault={isEmpty(alias) ? fault : null}
            value={alias}
            onChange={(changed) => onChange(value.map((one, at) => (at === index ? changed : one)))}
          />
          <IconButton
            size="small"
            label={say('aliases.remove', { number: index + 1 })}
            icon={<X />}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {value.length < mostAliases && (
        <div>
          <Button size="small" onClick={() => onChange([...value, { en: '', ko: '' }])}>
            <Plus aria-hidden="true" />
            {say('aliases.add')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
