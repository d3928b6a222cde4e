import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { announce } from '../lib/announce'
import { copyText } from '../lib/copy-text'
import { common, useWords } from '../lib/i18n'
import { Button } from './button'
import styles from './copy-field.module.css'

/** A text to take away, such as a token: marked at a touch, and copied by a button where the browser allows. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const say = useWords(common)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)

  const copy = async () => {
    field.current?.select()
    await copyText(value)
    setCopied(true)
    announce(say('copied'))
  }

  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          ref={field}
          id={id}
          className={styles.value}
          readOnly
          spellCheck={false}
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <Button size="large" onClick={() => void copy()}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {say(copied ? 'copied' : 'copy')}
        </Button>
      </div>
    </div>
  )
}
