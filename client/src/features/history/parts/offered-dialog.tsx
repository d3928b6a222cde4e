import { useQuery } from '@tanstack/react-query'
import type { OfferedBack } from '@tandem/shared/history'
import { Copy } from 'lucide-react'
import { useEffect } from 'react'
import { announce } from '../../../lib/announce'
import { copyText } from '../../../lib/copy-text'
import { common, useWords } from '../../../lib/i18n'
import { Button, Dialog } from '../../../ui'
import { offeredQuery } from '../api'
import { authorName } from '../model/author-names'
import { useHistoryView } from '../view'
import { words } from '../words'
import styles from './restore.module.css'

export interface Restoration {
  seq: number
  previewedSeq: number
  offered: readonly OfferedBack[]
}

interface OfferedDialogProps {
  restoration: Restoration
  onClose: () => void
}

/** Words that others typed into what the restore removed, also those that arrived after it; nothing while none. */
export function OfferedDialog({ restoration, onClose }: OfferedDialogProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const { card, language, whenOf } = useHistoryView()
  const { seq, previewedSeq } = restoration
  const { data } = useQuery(offeredQuery(card.id, seq, previewedSeq))
  const offered = data?.offeredBack ?? restoration.offered
  const count = offered.length
  useEffect(() => {
    if (count > 0) announce(say('offered.title'))
  }, [count, say])
  if (count === 0) return null
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('offered.title')}
      description={say('offered.text')}
      actions={<Button onClick={onClose}>{sayCommon('close')}</Button>}
    >
      <ul className={styles.offered}>
        {offered.map((one) => (
          <li key={`${one.blockId} ${one.language} ${one.at}`}>
            <blockquote lang={one.language}>{one.text}</blockquote>
            <p>
              <span>{say('offered.by', { who: authorName(one.by, language), when: whenOf(one.at) })}</span>
              <Button
                size="small"
                look="quiet"
                onClick={() => void copyText(one.text).then(() => announce(say('offered.copied')))}
              >
                <Copy aria-hidden="true" />
                {say('offered.copy')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
