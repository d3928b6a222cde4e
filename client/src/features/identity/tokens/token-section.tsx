import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button } from '../../../ui'
import { NotLoaded } from '../not-loaded'
import { tokenWords } from '../token-words'
import { MakeTokenDialog } from './make-token-dialog'
import { tokensQuery } from './queries'
import { TokenList } from './token-list'
import styles from '../profile-section.module.css'

/** One's tokens for programs, and the way to a new one. */
export function TokenSection() {
  const say = useWords(tokenWords)
  const { data, error, refetch } = useQuery(tokensQuery)
  const [making, setMaking] = useState(false)
  return (
    <div className={styles.section}>
      <p className={styles.text}>
        {say('tokens.text')} <a href="/api/docs">{say('tokens.description')}</a>
      </p>
      {data && data.length > 0 && <TokenList tokens={data} />}
      {data?.length === 0 && <p className={styles.text}>{say('tokens.none')}</p>}
      {error && !data && <NotLoaded error={error} onRetry={() => void refetch()} />}
      <Button onClick={() => setMaking(true)}>{say('tokens.make')}</Button>
      {making && <MakeTokenDialog onClose={() => setMaking(false)} />}
    </div>
  )
}
