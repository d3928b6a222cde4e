import { useFailureInWords } from '../../lib/failure'
import { common, useWords } from '../../lib/i18n'
import { Button } from '../../ui'
import styles from './profile-section.module.css'

/** Why a part of the profile is not here, and another try. */
export function NotLoaded({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const sayCommon = useWords(common)
  const inWords = useFailureInWords()
  return (
    <p className={styles.text} role="alert">
      {inWords(error)}{' '}
      <Button size="small" onClick={onRetry}>
        {sayCommon('retry')}
      </Button>
    </p>
  )
}
