import { useMutation } from '@tanstack/react-query'
import { useFailureInWords } from '../../lib/failure'
import { useWords } from '../../lib/i18n'
import { Button } from '../../ui'
import { verifyAudit } from './api'
import styles from './audit.module.css'
import { auditWords } from './words'

/** Asks the server to hold the log against itself, and says what it found. */
export function ChainCheck() {
  const say = useWords(auditWords)
  const inWords = useFailureInWords()
  const check = useMutation({ mutationFn: verifyAudit })
  return (
    <div className={styles.chain}>
      <Button size="small" busy={check.isPending} onClick={() => check.mutate()}>
        {check.isPending ? say('chain.checking') : say('chain.check')}
      </Button>
      <p role="status" className={check.data?.brokenAt ? styles.fault : undefined}>
        {check.isError && inWords(check.error)}
        {check.data?.brokenAt && say('chain.broken', { seq: check.data.brokenAt })}
        {check.data?.brokenAt === null &&
          say('chain.whole', {
            number: check.data.entries,
            seq: check.data.head?.seq ?? 0,
            hash: check.data.head?.hash.slice(0, 16) ?? '',
          })}
      </p>
    </div>
  )
}
