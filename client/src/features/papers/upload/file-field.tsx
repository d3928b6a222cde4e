import { endingOf } from '@tandem/shared/papers'
import type { Language } from '@tandem/shared/words'
import { useFailureInWords } from '../../../lib/failure'
import { useWords } from '../../../lib/i18n'
import { TextField } from '../../../ui'
import styles from '../papers.module.css'
import { useSizes } from '../use-sizes'
import { words } from '../words'
import type { SentFile } from './use-sent-files'

interface FileFieldProps {
  language: Language
  sent: SentFile | undefined
  /** What is wrong besides, such as that none was chosen. */
  fault: string | null
  onChoose: (file: File | null) => void
}

/** The file in one language, with how far it has come, and why it was not taken. */
export function FileField({ language, sent, fault, onChoose }: FileFieldProps) {
  const say = useWords(words)
  const inWords = useFailureInWords()
  const sizes = useSizes()
  const refused =
    sent?.state === 'failed'
      ? inWords(sent.failure)
      : sent?.state === 'tooLarge'
        ? say('upload.tooLarge', { size: sizes(sent.size) })
        : null
  return (
    <div>
      <TextField
        type="file"
        label={say(`upload.file.${language}`)}
        hint={say('upload.fileHint')}
        fault={refused ?? fault}
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      />
      {sent?.state === 'sending' && (
        <>
          <progress
            className={styles.progress}
            aria-label={say(`upload.file.${language}`)}
            max={100}
            value={Math.floor(sent.part * 100)}
          />
          <p className={styles.told}>
            {sent.part < 1
              ? say('upload.progress', { percent: Math.floor(sent.part * 100) })
              : say('upload.checking')}
          </p>
        </>
      )}
      {sent?.state === 'ready' && (
        <p className={styles.told} role="status">
          {say('upload.ready', {
            ending: endingOf[sent.file.type].toUpperCase(),
            size: sizes(sent.file.size),
          })}
        </p>
      )}
    </div>
  )
}
