import { Building2, ScrollText, Trash2, Users, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { NavItem } from '../../../ui'
import { Shell, type Crumb } from '../../shell'
import styles from '../page.module.css'

interface AdministrationPageProps {
  title: string
  crumbs?: readonly Crumb[]
  children: ReactNode
}

/** A page of the administrator's: accounts and groups, and nothing of what they write (PERM-6). */
export function AdministrationPage({ title, crumbs, children }: AdministrationPageProps) {
  const say = useWords(common)
  return (
    <Shell
      title={title}
      crumbs={
        crumbs ?? [{ label: say('nav.administration'), to: '/administration/people' }, { label: title }]
      }
      side={<AdministrationNav />}
      sideLabel={say('nav.administration')}
      search="icon"
    >
      <div className={styles.wrap}>{children}</div>
    </Shell>
  )
}

export function AdministrationNav() {
  const say = useWords(common)
  return (
    <>
      <NavItem to="/administration/people" icon={<UsersRound />}>
        {say('nav.people')}
      </NavItem>
      <NavItem to="/administration/delegations" icon={<Building2 />}>
        {say('nav.delegations')}
      </NavItem>
      <NavItem to="/administration/groups" icon={<Users />}>
        {say('nav.groups')}
      </NavItem>
      <NavItem to="/administration/bin" icon={<Trash2 />}>
        {say('nav.bin')}
      </NavItem>
      <NavItem to="/administration/audit" icon={<ScrollText />}>
        {say('nav.audit')}
      </NavItem>
    </>
  )
}
