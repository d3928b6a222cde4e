import type { MeetingPaper, PaperFile } from '@tandem/shared/papers'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { fileAddress } from '../api'
import styles from '../papers.module.css'
import { words } from '../words'
import { PdfPages } from './pdf-pages'
import { PlainText } from './plain-text'

interface PaperPagesProps {
  paper: Pick<MeetingPaper, 'id' | 'symbol'>
  file: PaperFile
}

/** The paper itself, by what it is made of. */
export function PaperPages({ paper, file }: PaperPagesProps) {
  const say = useWords(words)
  const [isBroken, setIsBroken] = useState(false)
  const address = fileAddress(paper.id, file.language)
  if (isBroken) return <p className={styles.note}>{say('paper.notShown')}</p>
  if (file.type === 'application/pdf')
    return <PdfPages address={address} onBroken={() => setIsBroken(true)} />
  if (file.type === 'text/plain') return <PlainText address={address} onBroken={() => setIsBroken(true)} />
  if (file.type.startsWith('image/')) {
    return (
      <img
        className={styles.page}
        src={address}
        alt={say('paper.image', { symbol: paper.symbol })}
        onError={() => setIsBroken(true)}
      />
    )
  }
  return <p className={styles.note}>{say('paper.otherProgram')}</p>
}
