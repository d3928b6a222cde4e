import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { announce } from '../../../lib/announce'
import { copyText } from '../../../lib/copy-text'
import { common, useWords } from '../../../lib/i18n'
import { Button, Dialog } from '../../../ui'
import { secondFactorWords } from '../second-factor-words'
import styles from './second-factor.module.css'

/** Not dismissed by a stray click: nobody can show them again. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const say = useWords(secondFactorWords)
  const sayCommon = useWords(common)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await copyText(codes.join('\n'))
    setCopied(true)
    announce(sayCommon('copied'))
  }
  return (
    <Dialog
      open
      dismissable={false}
      onClose={onClose}
      title={say('codes.title')}
      description={say('codes.text')}
      actions={
        <>
          <Button onClick={() => void copy()}>
            {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            {copied ? sayCommon('copied') : say('codes.copy')}
          </Button>
          <Button look="primary" onClick={onClose}>
            {say('codes.done')}
          </Button>
        </>
      }
    >
      <ul className={styles.codes} aria-label={say('codes.label')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  )
}
