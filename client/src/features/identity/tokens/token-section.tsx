import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFailureInWords } from '../../../lib/failure'
import { common, useWords } from '../../../lib/i18n'
import { Button } from '../../../ui'
import { tokenWords } from '../token-words'
import { MakeTokenDialog } from './make-token-dialog'
import { tokensQuery } from './queries'
import { TokenList } from './token-list'
import styles from '../profile-section.module.css'

/** One's tokens for programs, and the way to a new one. */
export function TokenSection() {
  const say = useWords(tokenWords)
  const sayCommon = useWords(common)
  const inWords = useFailureInWords()
  const { data, error, refetch } = useQuery(tokensQuery)
  const [making, setMaking] = useState(false)
  return (
    <div className={styles.section}>
      <p className={styles.text}>{say('tokens.text')}</p>
      {data && data.length > 0 && <TokenList tokens={data} />}
      {data?.length === 0 && <p className={styles.text}>{say('tokens.none')}</p>}
      {error && !data && (
        <p className={styles.text} role="alert">
          {inWords(error)}{' '}
          <Button size="small" onClick={() => void refetch()}>
            {sayCommon('retry')}
          </Button>
        </p>
      )}
      <Button onClick={() => setMaking(true)}>{say('tokens.make')}</Button>
      {making && <MakeTokenDialog onClose={() => setMaking(false)} />}
    </div>
  )
}
