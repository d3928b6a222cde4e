import type { LocalisedText } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { identityWords } from '../../features/identity'
import { setLanguage, useLanguage, useWords } from '../../lib/i18n'
import { usePageTitle } from '../../lib/title'
import { Mark, NoticeLine } from '../shell'
import styles from './entry-page.module.css'

interface EntryPageProps {
  title: string
  /** The demonstration's. */
  notice: LocalisedText | null
  children: ReactNode
}

/** A page before anyone is signed in: what is asked at the left, what it is all for at the right. */
export function EntryPage({ title, notice, children }: EntryPageProps) {
  usePageTitle(title)
  return (
    <div className={styles.page}>
      <main className={styles.form}>
        <div className={styles.top}>
          <p className={styles.brand}>
            <Mark />
            Tandem
          </p>
          <LanguageSwitch />
        </div>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </main>
      <div className={styles.art} aria-hidden="true">
        <p className={styles.agreed} lang="en">
          Agreed
          <span className={styles.caret} data-a="1" />
        </p>
        <hr />
        <p className={styles.agreed} lang="ko">
          합의함
          <span className={styles.caret} data-a="2" />
        </p>
      </div>
      <div className={styles.notice}>{notice && <NoticeLine notice={notice} />}</div>
    </div>
  )
}

function LanguageSwitch() {
  const say = useWords(identityWords)
  const language = useLanguage()
  return (
    <div className={styles.language} role="group" aria-label={say('signIn.language')}>
      <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => setLanguage('en')}>
        English
      </button>
      <button type="button" lang="ko" aria-pressed={language === 'ko'} onClick={() => setLanguage('ko')}>
        한국어
      </button>
    </div>
  )
}
