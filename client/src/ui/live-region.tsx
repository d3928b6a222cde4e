import { announcement } from '../lib/announce'
import { useStore } from '../lib/store'
import styles from './visually-hidden.module.css'

/** The one polite region of a screen. Speak through `announce(text)`. */
export function LiveRegion() {
  return (
    <div className={styles.hidden} role="status" aria-live="polite">
      {useStore(announcement)}
    </div>
  )
}
