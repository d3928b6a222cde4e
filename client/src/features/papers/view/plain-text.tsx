import { useEffect, useEffectEvent, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { fetchBytes } from '../../../lib/http'
import styles from '../papers.module.css'
import { words } from '../words'

interface PlainTextProps {
  address: string
  onBroken: () => void
}

/** Words and nothing else: whatever looks like markup in them is shown as it was typed. */
export function PlainText({ address, onBroken }: PlainTextProps) {
  const say = useWords(words)
  const [text, setText] = useState<string | null>(null)
  const broken = useEffectEvent(onBroken)
  useEffect(() => {
    const leaving = new AbortController()
    fetchBytes(address, leaving.signal).then(
      (bytes) => setText(new TextDecoder().decode(bytes)),
      () => {
        if (!leaving.signal.aborted) broken()
      },
    )
    return () => leaving.abort()
  }, [address])
  if (text === null) return <p className={styles.note}>{say('paper.loading')}</p>
  return <pre className={styles.text}>{text}</pre>
}
