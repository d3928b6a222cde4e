import { ManagedGroupList, managedWords } from '../../../features/groups'
import { useWords } from '../../../lib/i18n'
import { ButtonLink, EmptyState } from '../../../ui'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'
import { NextStep, nextStep } from './next-step'

/** All groups of this server. */
export function GroupsPage() {
  const say = useWords(managedWords)
  const make = (
    <ButtonLink look="primary" to="/administration/groups/new">
      {say('groups.make')}
    </ButtonLink>
  )
  return (
    <Administered>
      {(lists) => {
        const step = nextStep(lists)
        return (
          <AdministrationPage title={say('groups.title')}>
            <div className={page.head}>
              <div>
                <h1 className={page.title}>{say('groups.title')}</h1>
                <p className={styles.text}>{say('groups.text')}</p>
              </div>
              {lists.groups.length > 0 && make}
            </div>
            <NextStep step={step} here="group" />
            <div className={styles.list}>
              {lists.groups.length > 0 ? (
                <ManagedGroupList groups={lists.groups} />
              ) : (
                <EmptyState
                  title={say('groups.none')}
                  text={say('groups.noneText')}
                  // Before there are people and delegations, the next step is another one, and said above.
                  actions={step === 'group' && make}
                />
              )}
            </div>
          </AdministrationPage>
        )
      }}
    </Administered>
  )
}
