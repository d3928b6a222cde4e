import { common, useWords } from '../../lib/i18n'
import styles from './loading.module.css'

/** The moment before anything is known. */
export function Loading() {
  const say = useWords(common)
  return (
    <main className={styles.loading} aria-busy="true">
      <p className={styles.text}>{say('loading')}</p>
    </main>
  )
}
