import { AuditLog, auditWords } from '../../../features/audit'
import { useWords } from '../../../lib/i18n'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'

/** What was done and refused on this server. */
export function AuditPage() {
  const say = useWords(auditWords)
  return (
    <Administered>
      {({ people, groups }) => (
        <AdministrationPage title={say('audit.title')}>
          <div className={page.head}>
            <div>
              <h1 className={page.title}>{say('audit.title')}</h1>
              <p className={styles.text}>{say('audit.text')}</p>
            </div>
          </div>
          <AuditLog people={people} groups={groups} />
        </AdministrationPage>
      )}
    </Administered>
  )
}
