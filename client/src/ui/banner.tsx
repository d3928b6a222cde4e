import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { classes } from './classes'

interface BannerProps {
  tone?: 'warn' | 'danger' | 'plain'
  icon?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A state of the whole page, under the bar: offline, closed, a newer version. */
export function Banner({ tone = 'warn', icon, actions, children }: BannerProps) {
  return (
    <div className={classes(styles.banner, tone !== 'warn' && styles[tone])}>
      {icon}
      <p className={styles.text}>{children}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
