import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { Link2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { announce } from '../../../lib/announce'
import { copyText } from '../../../lib/copy-text'
import { common, useWords } from '../../../lib/i18n'
import { IconButton, Lang } from '../../../ui'
import { useDueContext } from '../use-register'
import { words } from '../words'
import { Acts } from './acts'
import { ConfirmWording } from './confirm-wording'
import { Facts } from './facts'
import { OwnerStates } from './owner-states'
import styles from './peek.module.css'
import { Progress } from './progress'
import { SourceQuote } from './source-quote'

interface CommitmentPeekProps {
  /** The number asked for, which may be of nothing. */
  number: string
  commitment: CommitmentView | null
  overview: GroupOverview
  /** Each new one asks for the focus. */
  focusRequest: number
  onClose: () => void
}

/** A closer look at one commitment: what it is, where it was said, what happened, what may be done. */
export function CommitmentPeek({ number, commitment, overview, focusRequest, onClose }: CommitmentPeekProps) {
  const say = useWords(words)
  const context = useDueContext(overview)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusRequest > 0) title.current?.focus()
  }, [focusRequest])
  return (
    <div className={styles.peek}>
      <PeekHead number={commitment?.number ?? number} onClose={onClose} />
      <h2 ref={title} className={styles.title} tabIndex={-1}>
        {commitment ? <Lang text={commitment.text} /> : say('peek.gone')}
      </h2>
      {commitment ? (
        <>
          <Facts commitment={commitment} overview={overview} context={context} />
          <ConfirmWording key={`confirm ${commitment.id}`} commitment={commitment} overview={overview} />
          <SourceQuote commitment={commitment} />
          <OwnerStates key={`owners ${commitment.id}`} commitment={commitment} overview={overview} />
          <Progress events={commitment.events} context={context} />
          <Acts key={commitment.id} commitment={commitment} overview={overview} />
        </>
      ) : (
        <p className={styles.dim}>{say('peek.goneText', { number })}</p>
      )}
    </div>
  )
}

function PeekHead({ number, onClose }: { number: string; onClose: () => void }) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const copyLink = async () => {
    await copyText(location.href)
    announce(sayCommon('copied'))
  }
  return (
    <div className={styles.head}>
      <span className={styles.number}>{number}</span>
      <IconButton
        size="small"
        label={say('peek.copyLink')}
        icon={<Link2 />}
        onClick={() => void copyLink()}
      />
      <IconButton size="small" label={sayCommon('close')} icon={<X />} onClick={onClose} />
    </div>
  )
}
