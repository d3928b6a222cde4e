import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { common, useWords } from '../../lib/i18n'
import { classes } from '../../ui'
import styles from './crumbs.module.css'

export interface Crumb {
  label: string
  /** Marked up where the label is in another language. */
  content?: ReactNode
  /** None for the page itself. */
  to?: string
}

/** Where the page lies. On a phone: the way back, and the page's own name. */
export function Crumbs({ crumbs, afterLead }: { crumbs: readonly Crumb[]; afterLead: boolean }) {
  const say = useWords(common)
  const parent = crumbs.findLast((crumb) => crumb.to !== undefined)
  return (
    <nav className={classes(styles.crumbs, afterLead && styles.afterLead)} aria-label={say('bar.location')}>
      {parent?.to && (
        <Link className={styles.back} to={parent.to} aria-label={say('bar.back', { name: parent.label })}>
          <ChevronLeft />
        </Link>
      )}
      <ol>
        {crumbs.map((crumb, place) => {
          const content = crumb.content ?? crumb.label
          const isLast = place === crumbs.length - 1
          return (
            <li key={crumb.label}>
              {crumb.to && !isLast ? (
                <Link to={crumb.to}>{content}</Link>
              ) : (
                <span className={isLast ? styles.here : styles.up} aria-current={isLast ? 'page' : undefined}>
                  {content}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
