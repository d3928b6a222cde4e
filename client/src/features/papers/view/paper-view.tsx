import { endingOf, type MeetingPaper, nameOfFile } from '@tandem/shared/papers'
import type { Language } from '@tandem/shared/words'
import { useState } from 'react'
import { useLanguage, useWords } from '../../../lib/i18n'
import { buttonLook, Segmented } from '../../../ui'
import { fileAddress } from '../api'
import styles from '../papers.module.css'
import { useSizes } from '../use-sizes'
import { words } from '../words'
import { PaperPages } from './paper-pages'

/** What a paper says, within the page where its kind can be shown, else to be saved. Its marking stands above and below. */
export function PaperView({ paper }: { paper: MeetingPaper }) {
  const say = useWords(words)
  const language = useLanguage()
  const sizes = useSizes()
  const [wished, setWished] = useState<Language>(language)
  const { files, marking, symbol } = paper
  const file = files.find((each) => each.language === wished) ?? files[0]
  if (!file) return <p>{say(paper.status === 'withdrawn' ? 'paper.withdrawn' : 'paper.noFile')}</p>
  return (
    <section aria-label={symbol}>
      <div className={styles.bar}>
        {files.length > 1 && (
          <Segmented
            label={say('paper.inLanguage')}
            value={file.language}
            options={files.map((each) => ({
              value: each.language,
              label: say(`paper.language.${each.language}`),
            }))}
            onChange={setWished}
          />
        )}
        <span className={styles.grow} />
        <span className={styles.size}>
          {say('paper.downloadFacts', { ending: endingOf[file.type].toUpperCase(), size: sizes(file.size) })}
        </span>
        <a
          className={buttonLook()}
          href={fileAddress(paper.id, file.language, { save: true })}
          download={nameOfFile(symbol, file)}
        >
          {say('paper.download')}
        </a>
      </div>
      <p className={styles.marking}>{marking}</p>
      <div className={styles.desk}>
        <PaperPages key={file.language} paper={paper} file={file} />
      </div>
      <p className={styles.marking}>{marking}</p>
    </section>
  )
}
