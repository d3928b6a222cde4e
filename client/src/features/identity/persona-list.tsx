import type { Persona } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { inLanguage } from '@tandem/shared/words'
import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { Avatar } from '../../ui'
import styles from './persona-list.module.css'
import { groupPersonas, mainRole, personaLabel, rolesInWords } from './personas'
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
            {group.personas.map((persona) => (
              <li key={persona.userId}>
                <PersonaRow
                  persona={persona}
                  busy={busy === persona.userId}
                  onChoose={() => busy === null && onChoose(persona.userId)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function PersonaRow({ persona, busy, onChoose }: { persona: Persona; busy: boolean; onChoose: () => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const long = inLanguage(persona.name, language)
  const label = personaLabel(persona, language)
  const roles = rolesInWords(persona.roles, language)
  return (
    <button type="button" className={styles.row} aria-busy={busy} onClick={onChoose}>
      <Avatar person={{ ...persona, role: mainRole(persona) }} decorative />
      <span>
        <span className={styles.name}>{busy ? say('signIn.busy') : label}</span>
        {label !== long.text && (
          <span className={styles.about} lang={long.language}>
            {long.text}
          </span>
        )}
        <span className={styles.about}>{roles}</span>
      </span>
      <ChevronRight aria-hidden="true" />
    </button>
  )
}
