import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './section.module.css'

interface SectionProps {
  title: string
  count?: number
  /** Beside the title, where a count alone says too little. */
  note?: string | undefined
  more?: { to: string; label: string }
  children: ReactNode
}

/** A headed part of a page, with how many there are and where to see all. */
export function Section({ title, count, note, more, children }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
        {note && <span className={styles.count}>{note}</span>}
        {more && <Link to={more.to}>{more.label}</Link>}
      </header>
      {children}
    </section>
  )
}
