import type { ReactNode } from 'react'
import styles from './page-state.module.css'

interface ErrorStateProps {
  title: string
  /** What happened, what is safe, what to do. */
  text: string
  facts?: readonly { term: string; value: ReactNode }[]
  actions?: ReactNode
}

/** A page that cannot be shown. */
export function ErrorState({ title, text, facts, actions }: ErrorStateProps) {
  return (
    <div className={styles.wrap}>
      <div className={styles.page} role="alert">
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        <p className={styles.text}>{text}</p>
        {facts && facts.length > 0 && (
          <dl className={styles.facts}>
            {facts.map((fact) => (
              <div key={fact.term}>
                <dt>{fact.term}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}

interface EmptyStateProps {
  title: string
  /** What will be here, and how it starts. */
  text: string
  actions?: ReactNode
}

/** A place with nothing in it yet. */
export function EmptyState({ title, text, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p className={styles.text}>{text}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
