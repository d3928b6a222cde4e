import type { Me } from '@tandem/shared/identity'
import { ChevronsUpDown } from 'lucide-react'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { roleName } from '../../lib/people'
import { Lang, Menu, MenuLink } from '../../ui'
import styles from './group-switcher.module.css'

/** The group one is in, and the way to the others. */
export function GroupSwitcher({ groups, currentId }: { groups: Me['groups']; currentId: string }) {
  const say = useWords(common)
  const language = useLanguage()
  const current = groups.find(({ id }) => id === currentId)
  if (!current) return null
  const label = say('group.switch', { name: current.short })
  return (
    <Menu
      align="start"
      label={label}
      trigger={
        <button type="button" className={styles.trigger} aria-label={label}>
          <span>{current.short}</span>
          <ChevronsUpDown aria-hidden="true" />
        </button>
      }
    >
      {groups.map((group) => (
        <MenuLink key={group.id} to={`/groups/${group.id}`} hint={roleName(group.role, language)}>
          <Lang text={group.name} />
        </MenuLink>
      ))}
    </Menu>
  )
}
