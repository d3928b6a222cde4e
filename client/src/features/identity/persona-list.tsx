import type { Persona } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { inLanguage } from '@tandem/shared/words'
import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { Avatar } from '../../ui'
import styles from './persona-list.module.css'
import { groupPersonas, rolesInWords, type PersonaRow } from './personas'
import { words } from './words'

interface PersonaListProps {
  personas: readonly Persona[]
  query: string
  /** Who is being signed in just now. */
  busy: UserId | null
  onChoose: (userId: UserId) => void
}

export function PersonaList({ personas, query, busy, onChoose }: PersonaListProps) {
  const say = useWords(words)
  const language = useLanguage()
  const groups = groupPersonas(personas, query, language)
  const id = useId()
  if (groups.length === 0) return <p className={styles.none}>{say('signIn.none', { query })}</p>
  return (
    <div className={styles.list}>
      {groups.map((group) => (
        <section key={group.code ?? ''} aria-labelledby={`${id}${group.code ?? ''}`}>
          <h2 className={styles.heading} id={`${id}${group.code ?? ''}`}>
            {group.name ?? say('signIn.others')}
          </h2>
          <ul>
            {group.rows.map((row) => (
              <li key={row.persona.userId}>
                <PersonaButton
                  row={row}
                  busy={busy === row.persona.userId}
                  onChoose={() => busy === null && onChoose(row.persona.userId)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface PersonaButtonProps {
  row: PersonaRow
  busy: boolean
  onChoose: () => void
}

function PersonaButton({ row, busy, onChoose }: PersonaButtonProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { persona, role, label } = row
  const long = inLanguage(persona.name, language)
  return (
    <button type="button" className={styles.row} aria-busy={busy} onClick={onChoose}>
      <Avatar person={{ ...persona, role }} decorative />
      <span>
        <span className={styles.name}>{busy ? say('signIn.busy') : label}</span>
        {label !== long.text && (
          <span className={styles.about} lang={long.language}>
            {long.text}
          </span>
        )}
        <span className={styles.about}>{rolesInWords(persona.roles, language)}</span>
      </span>
      <ChevronRight aria-hidden="true" />
    </button>
  )
}
