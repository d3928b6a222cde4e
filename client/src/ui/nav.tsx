import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import styles from './nav.module.css'

export function NavHeading({ children }: { children: ReactNode }) {
  return <h2 className={styles.heading}>{children}</h2>
}

interface NavItemProps {
  to: string
  icon: ReactNode
  /** A count or state at the end of the row. */
  note?: ReactNode
  /** Only this very address makes it current, not those below it. */
  exact?: boolean
  children: ReactNode
}

/** A row of the side panel. The router marks the current one. */
export function NavItem({ to, icon, note, exact, children }: NavItemProps) {
  return (
    <NavLink className={styles.link ?? ''} to={to} end={exact ?? false}>
      {icon}
      <span>{children}</span>
      {note && <span className={styles.note}>{note}</span>}
    </NavLink>
  )
}
