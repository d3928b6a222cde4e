import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { classes } from './classes'

export type ChipTone = 'plain' | 'live' | 'warn' | 'danger' | 'seal' | 'accent'

interface ChipProps {
  /** The words say the state; the tone only repeats it. */
  tone?: ChipTone
  title?: string
  children: ReactNode
}

export function Chip({ tone = 'plain', title, children }: ChipProps) {
  return (
    <span className={classes(styles.chip, tone !== 'plain' && styles[tone])} title={title}>
      {children}
    </span>
  )
}
