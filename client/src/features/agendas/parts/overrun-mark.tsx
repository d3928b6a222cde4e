import { useWords } from '../../../lib/i18n'
import { VisuallyHidden } from '../../../ui'
import { TriangleAlert } from 'lucide-react'
import styles from '../row.module.css'
import { words } from '../words'

/** By how much an item lies past the end of its day: a sign and a number, not colour alone. */
export function OverrunMark({ minutes }: { minutes: number }) {
  const say = useWords(words)
  if (minutes === 0) return null
  return (
    <span className={styles['overrun']} title={say('overByWords', { n: minutes })}>
      <TriangleAlert aria-hidden="true" />
      <span aria-hidden="true">{say('overBy', { n: minutes })}</span>
      <VisuallyHidden>{say('overByWords', { n: minutes })}</VisuallyHidden>
    </span>
  )
}
