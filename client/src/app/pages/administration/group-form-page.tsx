import type { ManagedGroup } from '@tandem/shared/groups'
import type { ReactNode } from 'react'
import page from '../page.module.css'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'
import { useGroupCrumbs } from './group-crumbs'

interface GroupFormPageProps {
  group: ManagedGroup
  title: string
  /** The last crumb: what is done here. */
  act: string
  text?: string
  children: ReactNode
}

/** A form about a group, on a page of its own. */
export function GroupFormPage({ group, title, act, text, children }: GroupFormPageProps) {
  const crumbsOf = useGroupCrumbs()
  return (
    <AdministrationPage title={title} crumbs={crumbsOf(group, act)}>
      <h1 className={page.title}>{title}</h1>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      <div className={styles.form}>{children}</div>
    </AdministrationPage>
  )
}
