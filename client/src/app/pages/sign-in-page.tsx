import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { identityWords, SignInForm, welcomeQuery } from '../../features/identity'
import { setLanguage, useLanguage, useWords } from '../../lib/i18n'
import { localAddress } from '../../lib/local-address'
import { usePageTitle } from '../../lib/title'
import { Mark, NoticeLine } from '../shell'
import styles from './sign-in-page.module.css'

/** The way in. In the demonstration: whose place to take. Leads back to where one wanted to go. */
export function SignInPage() {
  const say = useWords(identityWords)
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { data } = useQuery(welcomeQuery)
  usePageTitle(say('signIn.title'))
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
        <h1 className={styles.title}>{say('signIn.title')}</h1>
        <SignInForm onSignedIn={() => void navigate(localAddress(search.get('return')), { replace: true })} />
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
      <div className={styles.notice}>{data && <NoticeLine notice={data.notice} />}</div>
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
